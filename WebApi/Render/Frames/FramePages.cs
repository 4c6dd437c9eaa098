using System.Collections.Immutable;
using System.Text.Json;
using UserMacro.Atlassian.Html;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Sandbox;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>The pages that a frame opens with.</summary>
internal sealed class FramePages(
    FrameShell shell, PagePolicies policies, FrameTickets tickets, ScriptedOutput scripted, HostAdapters<HostPage> hosts, AppAddress address)
{
    /// <summary>A notice in place of output.</summary>
    /// <param name="caller">Who is calling.</param>
    /// <param name="title">The title of the page.</param>
    /// <param name="text">What is said.</param>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">When to try again.</param>
    public FrameResult Notice(HostCaller caller, string title, string text, int status = StatusCodes.Status200OK, TimeSpan? retryAfter = null) =>
        Page(caller, shell.Page(caller.Access.Kind, isInline: false, title, "", ViewerMessages.Html(text)), [], status, retryAfter);

    /// <summary>
    /// Output, which the frame replaces when the page turns out to hold parameters in Data Center's spelling. Output with script is the
    /// frame's to put into a sandbox, and output with elements of the host's own to have these converted first.
    /// </summary>
    public FrameResult Output(HostCaller caller, MacroUse use, RenderedOutput output)
    {
        var isLeftToHost = HoldsHostElements(output.Markup);
        var attributes = output.MayLackParameters || isLeftToHost
            ? AttributesOf(caller, use, output.Revision, BodyMode.None, output.MayLackParameters)
            : [];
        var sandbox = scripted.SandboxOf(output, caller.Access);
        if (sandbox is null && !isLeftToHost)
        {
            var page = shell.Page(
                caller.Access.Kind, output.IsInline, use.Key, output.Styles, output.Markup, [.. attributes, PageOf(caller, use)]);
            return Page(caller, page, output.Hosts);
        }

        var html = shell.Page(caller.Access.Kind, output.IsInline, use.Key, "", "", [
            .. attributes,
            .. sandbox is null ? Array.Empty<(string, string)>() : [("data-sandbox", sandbox), ("data-script", output.Script!)],
            ("data-html", output.Markup),
            ("data-styles", output.Styles),
            PageOf(caller, use),
            .. isLeftToHost ? [("aria-busy", "true")] : Array.Empty<(string, string)>(),
        ]);
        return Page(caller, html, output.Hosts);
    }

    /// <summary>An empty page whose script fetches the body.</summary>
    /// <param name="caller">Who is calling.</param>
    /// <param name="use">The use.</param>
    /// <param name="needed">What is missing.</param>
    /// <param name="address">Where Confluence keeps it.</param>
    public FrameResult AskForBody(HostCaller caller, MacroUse use, BodyNeeded needed, string address)
    {
        var page = shell.Page(
            caller.Access.Kind,
            needed.IsInline,
            use.Key,
            "",
            "",
            [
                .. AttributesOf(caller, use, needed.Revision, needed.Mode, needed.Parameters),
                ("data-source", address),
                ("data-field", needed.Mode == BodyMode.Rendered ? "value" : "body"),
                ("data-stored", needed.Mode == BodyMode.Rendered ? MacroAddress.Create(use, BodyMode.None)! : ""),
                ("aria-busy", "true"),
                PageOf(caller, use),
            ]);
        return Page(caller, page, needed.Hosts);
    }

    /// <summary>An empty page whose script fetches data.</summary>
    /// <param name="caller">Who is calling.</param>
    /// <param name="use">The use.</param>
    /// <param name="needed">What is missing.</param>
    /// <param name="asks">The addresses to ask.</param>
    public FrameResult AskForData(HostCaller caller, MacroUse use, DataNeeded needed, ImmutableArray<string> asks) => Page(
        caller,
        shell.Page(caller.Access.Kind, needed.IsInline, use.Key, "", "", [
            .. AttributesOf(caller, use, needed.Revision, BodyMode.None, needed.Parameters),
            ("data-asks", string.Join(' ', asks)),
            ("aria-busy", "true"),
            PageOf(caller, use),
        ]),
        needed.Hosts);

    /// <summary>What the frame's script needs to come back with more: where to, and the ticket that says what for.</summary>
    (string Name, string Value)[] AttributesOf(HostCaller caller, MacroUse use, int revision, BodyMode body, bool parameters) =>
    [
        ("data-frames", $"{address.BaseUrl}{hosts.Of(caller.Access.Kind).Endpoints}/frames/{use.Key}"),
        ("data-ticket", tickets.Seal(FrameTicket.Of(use, caller.AccountId, revision, body), caller.Access)),
        ("data-page-id", use.Page.Id),
        ("data-parameters", parameters ? MacroAddress.Create(use, BodyMode.None)! : ""),
        ("data-copies", (parameters || body != BodyMode.None) && FrameCopiesDto.Create(caller, use) is { } copies
            ? JsonSerializer.Serialize(copies, FrameCopiesJson.Default.FrameCopiesDto)
            : ""),
    ];

    /// <summary>Whether a template wrote elements of the host's storage format, which a browser does not know: the frame has the host convert them.</summary>
    static bool HoldsHostElements(string markup) => markup.Contains("<ac:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the output is, by which its script knows what of a link is a part of the page.</summary>
    static (string Name, string Value) PageOf(HostCaller caller, MacroUse use) =>
        ("data-page", SiteAddresses.Create(caller.Access.BaseUrl, use.Page.Id, use.Page.Type, use.Page.SpaceKey)?.Page ?? "");

    FrameResult Page(HostCaller caller, string html, ImmutableArray<string> hosts, int status = StatusCodes.Status200OK, TimeSpan? retryAfter = null) =>
        new(html, policies.ForFrame(caller.Access, hosts), status, retryAfter);
}
