using System.Collections.Frozen;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Render.Sandbox;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>Answers the iframe of a macro: a page with its output, or with what a viewer should know in its place.</summary>
internal sealed class FramedRender(
    IGrainFactory grains,
    FrameShell shell,
    PagePolicies policies,
    FrameTickets tickets,
    ScriptedOutput scripted,
    DataResolvingRenderer rounds,
    HostAdapters<HostPage> hosts,
    PublicAddress address)
{
    public async Task<IResult> RenderAsync(HostCaller caller, string key, HostInput input, CancellationToken cancellation)
    {
        var use = MacroInvocation.Read(key, input, caller);
        if (use.Key.Length == 0)
            return Notice(caller, use, ViewerMessages.NoMacroChosen);
        if (!MacroKey.TryParse(use.Key, out var macroKey))
            return Missing(caller, use);
        if (!caller.Access.Rules.AllowsSpace(use.Page.SpaceKey))
            return Notice(caller, use, ViewerMessages.SpaceRefused);
        if (use.OversizedParameter is { } oversized)
            return Notice(caller, use, oversized);
        if (use.EncodedLength > Limits.ParameterValues)
            return Notice(caller, use, ViewerMessages.OversizedTogether(use.EncodedLength));
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, macroKey));
        var data = new BrowserData(use.PlaceFor(caller), new(FrozenDictionary<string, string?>.Empty));
        var request = use.ToRequest(
            caller, RenderMarkup.Html, mayAskForStored: !use.IsPreview && !use.IsGeneric && MacroAddress.Create(use, BodyMode.None) is not null);
        return await rounds.RenderAsync(caller.Tenant, macro, request, request, data, cancellation) switch
        {
            RenderedOutput output => Shown(caller, use, output),
            BodyNeeded needed => AskForBody(caller, use, needed),
            DataNeeded needed => AskForData(caller, use, needed, data.Asks),
            SpaceRefused => Notice(caller, use, ViewerMessages.SpaceRefused),
            MacroDisabled => Notice(caller, use, ViewerMessages.Disabled),
            MacroQuarantined kept => Notice(caller, use, ViewerMessages.Quarantined(kept.PostsOnly)),
            RenderStopped stop => Notice(caller, use, ViewerMessages.Stopped(stop.Reference)),
            RenderBusy busy => Notice(caller, use, ViewerMessages.Busy, StatusCodes.Status503ServiceUnavailable, busy.RetryAfter),
            _ => Missing(caller, use),
        };
    }

    /// <summary>The page of a frame whose render failed.</summary>
    public IResult Failure(HostCaller caller, ApiProblem problem) =>
        Page(caller, shell.Page(caller.Access.Kind, ViewerMessages.Title, "", ViewerMessages.Html(ViewerMessages.Failed)), [], problem.Status);

    FrameResult AskForBody(HostCaller caller, MacroInvocation use, BodyNeeded needed)
    {
        if (use.IsPreview || MacroAddress.Create(use, needed.Mode) is not { } address)
            return Notice(caller, use, ViewerMessages.BodyLater);
        var page = shell.Page(
            caller.Access.Kind,
            use.Key,
            "",
            "",
            [
                .. AttributesOf(caller, use, needed.Revision, needed.Mode, needed.Parameters),
                ("data-source", address),
                ("data-field", needed.Mode == BodyMode.Rendered ? "value" : "body"),
                ("aria-busy", "true"),
            ]);
        return Page(caller, page, needed.Hosts);
    }

    FrameResult AskForData(HostCaller caller, MacroInvocation use, DataNeeded needed, ImmutableArray<string> asks) => Page(
        caller,
        shell.Page(caller.Access.Kind, use.Key, "", "", [
            .. AttributesOf(caller, use, needed.Revision, BodyMode.None, needed.Parameters),
            ("data-asks", string.Join(' ', asks)),
            ("aria-busy", "true"),
        ]),
        needed.Hosts);

    /// <summary>
    /// Output, which the frame replaces when the page turns out to hold parameters in Data Center's spelling. Output with script is the
    /// frame's to put into a sandbox.
    /// </summary>
    FrameResult Shown(HostCaller caller, MacroInvocation use, RenderedOutput output)
    {
        (string Name, string Value)[] attributes = output.MayLackParameters ? AttributesOf(caller, use, output.Revision, BodyMode.None, parameters: true) : [];
        var html = scripted.SandboxOf(output, caller.Access) is { } sandbox
            ? shell.Page(
                caller.Access.Kind, use.Key, "", "",
                [
                    .. attributes, ("data-sandbox", sandbox), ("data-html", output.Markup), ("data-styles", output.Styles),
                    ("data-script", output.Script!),
                ])
            : shell.Page(caller.Access.Kind, use.Key, output.Styles, output.Markup, attributes);
        return Page(caller, html, output.Hosts);
    }

    /// <summary>What the frame's script needs to come back with more: where to, and the ticket that says what for.</summary>
    (string Name, string Value)[] AttributesOf(HostCaller caller, MacroInvocation use, int revision, BodyMode body, bool parameters)
    {
        var ticket = tickets.Seal(
            new()
            {
                Macro = use.Key,
                Revision = revision,
                Body = body,
                Parameters = use.Parameters,
                Page = use.Page,
                AccountId = caller.AccountId,
                OutputType = use.OutputType,
                MacroId = use.MacroId,
            },
            caller.Access);
        return
        [
            ("data-frames", $"{address.BaseUrl}{hosts.Of(caller.Access.Kind).Endpoints}/frames/{use.Key}"),
            ("data-ticket", ticket),
            ("data-parameters", parameters ? MacroAddress.Create(use, BodyMode.None)! : ""),
        ];
    }

    FrameResult Missing(HostCaller caller, MacroInvocation use) => Notice(caller, use, ViewerMessages.Missing(use.Key), StatusCodes.Status404NotFound);

    FrameResult Notice(HostCaller caller, MacroInvocation use, string text, int status = StatusCodes.Status200OK, TimeSpan? retryAfter = null) =>
        Page(caller, shell.Page(caller.Access.Kind, use.Key, "", ViewerMessages.Html(text)), [], status, retryAfter);

    FrameResult Page(HostCaller caller, string html, ImmutableArray<string> hosts, int status = StatusCodes.Status200OK, TimeSpan? retryAfter = null) =>
        new(html, policies.ForFrame(caller.Access, hosts), status, retryAfter);
}
