using System.Collections.Immutable;
using UserMacro.Atlassian.Html;
using UserMacro.Atlassian.Html.Output;
using UserMacro.Atlassian.Html.Parsing;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Rendering;

/// <summary>Prepares what a template wrote, and the macro's styles, for the frame of one use.</summary>
internal sealed class FramedMarkup(RenderableMacro macro, RenderRequest request)
{
    readonly SiteAddresses? _site = SiteAddresses.Create(request.SiteBaseUrl, request.Page.Id, request.Page.Type, request.Page.SpaceKey);

    public string Styles => _site is null ? macro.Styles : StyleAddresses.Resolve(macro.Styles, _site);

    /// <summary>The markup; null when it is too much for a page.</summary>
    public string? Prepare(string text, Deadline deadline, out HtmlExcess? excess) => FrameMarkup.Prepare(text, _site, RefuseEmbed, deadline, out excess);

    /// <summary>Why a page of an origin is not embedded, for readers and for those who can change it; null where it is.</summary>
    string? RefuseEmbed(string? origin)
    {
        if (!HostOrigin.TryParse(origin, out var host))
        {
            return "Embedded content is not shown: its address must begin with https:// and name a host.";
        }

        var rules = (Covers(request.SiteHosts, host), Covers(macro.Definition.Rules.Hosts, host)) switch
        {
            (true, true) => null,
            (false, true) => "the site\u2019s rules",
            (true, false) => "the rules of this macro",
            _ => "the site\u2019s rules and in those of this macro",
        };
        return rules is null ? null : $"Content from {origin} is not shown. An administrator must name this host in {rules}.";
    }

    static bool Covers(ImmutableArray<string> patterns, HostOrigin host) =>
        patterns.Any(pattern => HostOrigin.TryParse(pattern, out var origin) && origin.Covers(host));
}
