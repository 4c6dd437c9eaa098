using System.Collections.Frozen;

namespace UserMacro.Atlassian.Html;

/// <summary>
/// Whether HTML from outside may be parsed at all. The HTML5 algorithm opens formatting elements that were left open again in every block after them,
/// so that 8 KB of tags can become a million nodes, and it looks through all open elements again and again. What it can come to is counted here in one pass over the tags,
/// never too low: an element counts as open until its own end tag closes it in proper order.
/// </summary>
public static class HtmlBudget
{
    /// <summary>The most elements that the parser may come to.</summary>
    public const int MaxElements = 400_000;

    /// <summary>The most elements open inside each other.</summary>
    public const int MaxDepth = 256;

    static readonly FrozenSet<string> Formatting = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    static readonly FrozenSet<string> Voids = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    /// <summary>Elements that end where a sibling of their kind begins.</summary>
    static readonly FrozenSet<string> Siblings = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "dd", "dt", "li", "option", "p", "td", "th", "tr");

    /// <summary>Whether parsing stays within the limits. Linear in the length.</summary>
    public static bool Allows(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return CountElements(html) <= MaxElements;
    }

    /// <summary>How many elements the parser can come to at most, those apart that tables and the like imply; more than <see cref="MaxElements"/> when it is too many, or too deep.</summary>
    internal static long CountElements(string html)
    {
        var open = new List<string>();
        var formatting = 0;
        var elements = 0L;
        foreach (var tag in new HtmlTags(html))
        {
            if (tag.IsEnd)
            {
                if (open.Count > 0 && tag.Is(open[^1]))
                {
                    formatting -= Formatting.Contains(open[^1]) ? 1 : 0;
                    open.RemoveAt(open.Count - 1);
                }
            }
            else
            {
                var name = tag.Name.ToString();
                if (open.Count > 0 && Siblings.Contains(name) && tag.Is(open[^1]))
                    open.RemoveAt(open.Count - 1);
                if (!Voids.Contains(name))
                    open.Add(name);
                formatting += Formatting.Contains(name) ? 1 : 0;
            }

            // Each tag may bring an element, and all that was left open again.
            elements += 1 + formatting;
            if (elements > MaxElements || open.Count > MaxDepth)
                return MaxElements + 1;
        }

        return elements;
    }
}
