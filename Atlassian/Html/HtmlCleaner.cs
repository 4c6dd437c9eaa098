using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html;

/// <summary>
/// Makes HTML that a browser posted harmless: what it gives holds only the elements, attributes, addresses and styles of
/// <see cref="CleanNames"/>, properly nested, so that every HTML parser reads it as exactly that, wherever it is put in a body. No scripts,
/// handlers, forms, frames, style sheets, SVG or MathML; an element that may not be there goes with all it holds.
/// </summary>
public static class HtmlCleaner
{
    /// <summary>The harmless part of some HTML, or what of it is too much.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="siteUrl">The site, against which relative addresses are resolved.</param>
    /// <param name="limits">How much it may be; null for <see cref="HtmlLimits.Default"/>.</param>
    /// <param name="deadline">When to give up; null for never. A body of 1 MB takes a fraction of a second; this is for a machine that has
    /// none.</param>
    public static CleanedHtml Clean(string html, string siteUrl, HtmlLimits? limits = null, Deadline? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        var bounds = limits ?? HtmlLimits.Default;
        var writer = new CleanWriter(siteUrl, Math.Min(html.Length, bounds.Length), bounds);
        return new HtmlTreeBuilder(html, writer, bounds).Build(deadline) is { } excess ? new(null, excess) : new(writer.ToString(), null);
    }
}

/// <summary>The result of cleaning HTML.</summary>
/// <param name="Html">The harmless part; null when it was too much to read.</param>
/// <param name="Excess">What was too much; null when nothing was.</param>
public sealed record CleanedHtml(string? Html, HtmlExcess? Excess);
