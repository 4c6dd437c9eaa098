using System.Buffers;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html.Output;

/// <summary>
/// Prepares what a template wrote for a frame: addresses become the site's, links lead the whole window, and embedded frames get a sandbox. All else
/// stays as it is written. Its work is in proportion to the length of the text, times the depth of open elements at worst.
/// </summary>
public static class FrameMarkup
{
    /// <summary>Browsers nest no deeper.</summary>
    const int MaxDepth = 512;

    static readonly HtmlLimits Limits = new() { Depth = MaxDepth, Elements = int.MaxValue };

    /// <summary>What a text without any of these needs no reading for.</summary>
    static readonly SearchValues<string> Concerned = SearchValues.Create(
        ["href", "src", "url(", "@import", "poster", "cite", "longdesc", "background", "<object", "target", "referrerpolicy", "<iframe", "<base", "<meta"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The markup as a frame shows it; null when it is too much to read.</summary>
    /// <param name="html">What the template wrote.</param>
    /// <param name="site">What relative addresses are resolved against; null leaves them as they are.</param>
    /// <param name="refuseEmbed">Says why a page of an origin is not embedded, in a sentence for readers; null where it is. The origin is null for addresses
    /// that are none of the web's.</param>
    /// <param name="deadline">When to give up; null for never.</param>
    /// <param name="excess">What is too much; null when nothing is.</param>
    public static string? Prepare(string html, SiteAddresses? site, Func<string?, string?> refuseEmbed, Deadline? deadline, out HtmlExcess? excess)
    {
        ArgumentNullException.ThrowIfNull(html);
        excess = null;
        if (!html.AsSpan().ContainsAny(Concerned))
        {
            return html;
        }

        var text = HtmlText.Normalize(html);
        var writer = new FrameMarkupWriter(text, site, refuseEmbed, Limits);
        var builder = new HtmlTreeBuilder(text, writer, Limits, isScripted: true);
        writer.Source = builder;
        excess = builder.Build(deadline);
        return excess is null ? writer.ToString() : null;
    }
}
