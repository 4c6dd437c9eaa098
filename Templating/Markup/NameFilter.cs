using System.Collections.Frozen;

namespace UserMacro.Templating.Markup;

/// <summary>Decides which names of tags and attributes values may have: those that load, run and submit nothing.</summary>
internal static class NameFilter
{
    /// <summary>Written in place of the name of a tag that is not allowed.</summary>
    public const string Tag = "span";

    /// <summary>Written in place of the name of an attribute that is not allowed, if it has a value.</summary>
    public const string Attribute = "data-blocked";

    /// <summary>A part of a name that no name on the lists has.</summary>
    public const string NoName = "blocked";

    /// <summary>Characters of a name; no name on the lists has so many.</summary>
    public const int Longest = 32;

    static readonly FrozenSet<string> Tags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
        "thead", "tbody", "tfoot", "tr", "th", "td", "section", "article", "aside", "header", "footer", "main", "nav", "figure", "figcaption",
        "blockquote", "pre", "code", "em", "strong", "b", "i", "u", "s", "small", "big", "tt", "sub", "sup", "mark", "del", "ins", "abbr", "cite", "q",
        "kbd", "samp", "var", "address", "details", "summary", "dfn", "center", "label", "time");

    static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "checked", "disabled", "readonly", "required", "open", "hidden", "selected", "multiple", "reversed", "nowrap",
        "controls", "loop", "muted", "class", "id", "title", "lang", "dir", "align", "valign", "width", "height", "colspan", "rowspan", "border",
        "cellpadding", "cellspacing", "bgcolor", "color", "alt", "placeholder", "role", "start", "size", "span", "scope");

    /// <summary>The value as a part of a name.</summary>
    public static string Part(string value)
    {
        if (value.Length > Longest)
        {
            return NoName;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return NoName;
            }
        }

        return value;
    }

    public static bool IsTag(string name) => Tags.Contains(name);

    /// <summary>Whether a value may have named an attribute so.</summary>
    /// <param name="element">The element it is on.</param>
    /// <param name="name">The whole name.</param>
    public static bool IsAttribute(ElementKind element, string name) =>
        element == ElementKind.Ordinary
        && (Attributes.Contains(name)
            || (name.Length is > 5 and < Longest && name.StartsWith("aria-", StringComparison.OrdinalIgnoreCase)));
}
