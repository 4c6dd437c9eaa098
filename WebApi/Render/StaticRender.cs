using System.Text;
using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.WebApi.Hosting;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>Answers storage format that Confluence puts into the page itself; never fails the page.</summary>
internal sealed class StaticRender(IGrainFactory grains)
{
    public async Task<IResult> RenderAsync(HttpContext context, HostCaller caller, string key, HostInput input)
    {
        var use = MacroUse.Read(key, input, caller);
        if (use.Key.Length == 0)
            return Warning(Notices.NoMacroChosen);
        if (!MacroKey.TryParse(use.Key, out var macroKey))
            return Warning(Notices.Missing(use.Key));
        if (!caller.Access.Rules.AllowsSpace(use.Page.SpaceKey))
            return Warning(Notices.SpaceRefused);
        if (use.OversizedParameter is { } oversized)
            return Warning(Notices.Oversized(oversized));
        if (use.Body is { } body && Encoding.UTF8.GetByteCount(body) > ServiceLimits.MacroBodyBytes)
            return Warning(Notices.BodyTooLarge);

        var tag = HttpMethods.IsGet(context.Request.Method) ? StaticTag.Of(use, caller) : null;
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, macroKey));
        var known = tag?.KnownRevision(context.Request.Headers.IfNoneMatch);
        return await macro.Render(use.ToRequest(caller, RenderMarkup.Storage, known), context.RequestAborted) switch
        {
            RenderedOutput output when !StorageFormat.IsWellFormed(output.Markup) => Warning(Notices.NotWellFormed),
            RenderedOutput output => new StaticResult(output.Markup, output.Cacheable ? tag?.ForRevision(output.Revision) : null),
            NotModified same => new StaticResult(null, tag!.ForRevision(same.Revision)),
            BodyNeeded => Warning(Notices.NoBody),
            SpaceRefused => Warning(Notices.SpaceRefused),
            MacroDisabled => Warning(Notices.Disabled),
            RenderStopped stop => Warning(Notices.Stopped(stop.Reference)),
            RenderBusy => Warning(Notices.Busy),
            _ => Warning(Notices.Missing(use.Key)),
        };
    }

    /// <summary>A notice in the page.</summary>
    public static StaticResult Warning(string text) => new StaticResult(StorageFormat.WarningMacro(Notices.Title, text), tag: null);
}
