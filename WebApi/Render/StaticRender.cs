using System.Text;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>Answers storage format that Confluence puts into the page itself; never fails the page.</summary>
internal sealed class StaticRender(IGrainFactory grains, StoredMacros macros, AppDataFactory data, DataResolvingRenderer rounds, TimeProvider time)
{
    /// <summary>Confluence waits 10 s for static output; a page is not kept waiting half as long.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(4.5);

    public async Task<IResult> RenderAsync(HttpContext context, HostCaller caller, string key, HostInput input)
    {
        var use = MacroInvocation.Read(key, input, caller);
        if (use.Key.Length == 0)
            return Warning(ViewerMessages.NoMacroChosen);
        if (!MacroKey.TryParse(use.Key, out var macroKey))
            return Warning(ViewerMessages.Missing(use.Key));
        if (!caller.Access.Rules.AllowsSpace(use.Page.SpaceKey))
            return Warning(ViewerMessages.SpaceRefused);
        if (use.OversizedParameter is { } oversized)
            return Warning(oversized);
        if (use.Body is { } body && Encoding.UTF8.GetByteCount(body) is var bytes && bytes > Limits.Body)
            return Warning(ViewerMessages.BodyTooLarge(bytes));

        var tag = HttpMethods.IsGet(context.Request.Method) ? StaticTag.Create(use, caller) : null;
        var request = use.ToRequest(
            caller, RenderMarkup.Storage, mayAskForStored: !use.IsPreview && !use.IsGeneric, tag?.KnownRevision(context.Request.Headers.IfNoneMatch));
        var outcome = await TimeLimit.RunAsync(
            Limit, time, async cancellation =>
                (RenderOutcome?)await RenderAsync(caller, macroKey, request, data.For(caller, use), cancellation), context.RequestAborted);
        return outcome is null ? Warning(ViewerMessages.TooLate) : Answer(use, tag, outcome);
    }

    static StaticResult Answer(MacroInvocation use, StaticTag? tag, RenderOutcome outcome) =>
        outcome switch
        {
            RenderedOutput output => new StaticResult(output.Markup, output.Cacheable ? tag?.ForRevision(output.Revision) : null),
            NotModified same => new StaticResult(null, tag!.ForRevision(same.Revision)),
            BodyNeeded => Warning(use.IsPreview ? ViewerMessages.BodyLater : ViewerMessages.NoBody),
            SpaceRefused => Warning(ViewerMessages.SpaceRefused),
            MacroDisabled => Warning(ViewerMessages.Disabled),
            MacroQuarantined kept => Warning(ViewerMessages.Quarantined(kept.PostsOnly)),
            RenderStopped stop => Warning(ViewerMessages.Stopped(stop.Reference)),
            RenderBusy => Warning(ViewerMessages.Busy),
            _ => Warning(ViewerMessages.Missing(use.Key)),
        };

    async Task<RenderOutcome> RenderAsync(HostCaller caller, MacroKey key, RenderRequest request, AppData source, CancellationToken cancellation)
    {
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, key));
        var outcome = await rounds.RenderAsync(caller.Tenant, macro, request, request, source, cancellation);
        if (outcome is not BodyNeeded)
            return outcome;
        // A framed macro in an export, whose address cannot bring the body, or parameters in Data Center's spelling.
        var stored = await macros.FindAsync(caller, cancellation);
        var body = stored is not null && Encoding.UTF8.GetByteCount(stored.Body) <= Limits.Body ? stored.Body : null;
        // A revision that is published meanwhile may want a body where the one before did not, and asks for it once more.
        for (var takesBody = false; outcome is BodyNeeded missing && !takesBody;)
        {
            takesBody = missing.Mode != BodyMode.None;
            if (takesBody && body is null)
                return missing;
            var complete = request with
            {
                MayAskForStored = false,
                Body = takesBody ? body : request.Body,
                Parameters = StoredParameters.Merge(request.Parameters, StoredParameters.ExcessOf(stored?.Parameters) is null ? stored?.Parameters : null),
            };
            outcome = await rounds.RenderAsync(caller.Tenant, macro, complete, complete, source, cancellation);
        }

        // What the page holds may be there the next time.
        return stored is null && outcome is RenderedOutput output ? output with { Cacheable = false } : outcome;
    }

    /// <summary>A notice in the page.</summary>
    public static StaticResult Warning(string text) => new StaticResult(StorageFormat.WarningMacro(ViewerMessages.Title, text), tag: null);
}
