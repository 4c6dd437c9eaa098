using System.Collections.Frozen;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>How each HTML element is converted.</summary>
internal static class ElementFates
{
    static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td",
        "strong", "em", "u", "s", "del", "ins", "sub", "sup", "small", "big", "code", "blockquote", "q", "cite", "kbd", "samp", "var",
        "abbr", "br", "hr", "span", "div", "dl", "dt", "dd", "time");

    static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["b"] = "strong", ["i"] = "em", ["strike"] = "s", ["tt"] = "code", ["dfn"] = "em", ["font"] = "span", ["mark"] = "span",
        ["center"] = "div", ["section"] = "div", ["article"] = "div", ["main"] = "div",
        ["header"] = "div", ["footer"] = "div", ["nav"] = "div", ["aside"] = "div", ["figure"] = "div", ["address"] = "div", ["hgroup"] = "div",
        ["search"] = "div", ["menu"] = "ul", ["figcaption"] = "p", ["legend"] = "p",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> Mapped = FrozenSet.Create(StringComparer.Ordinal, "a", "img", "details", "summary", "pre", "caption", "fieldset");

    static readonly FrozenSet<string> Opened = FrozenSet.Create(
        StringComparer.Ordinal,
        "html", "body", "label", "bdi", "bdo", "data", "wbr", "picture", "nobr", "ruby", "rb", "rt", "rp", "acronym");

    static readonly FrozenSet<string> Removed = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "iframe", "object", "embed", "link", "meta", "base", "head", "title", "template", "svg",
        "math", "canvas", "video", "audio", "source", "track", "map", "area",
        "input", "textarea", "select", "option", "optgroup", "datalist", "progress", "meter", "dialog", "frame", "frameset",
        "noframes", "noscript", "applet", "param", "portal", "slot", "xmp", "plaintext");

    /// <summary>How elements with this name are converted in general; some are also mapped by their classes or styles.</summary>
    public static ElementFate For(string name) =>
        Kept.Contains(name) || Renamed.ContainsKey(name) ? ElementFate.Kept
        : Mapped.Contains(name) ? ElementFate.Mapped
        : Opened.Contains(name) ? ElementFate.Opened
        : Removed.Contains(name) ? ElementFate.Removed
        : ElementFate.Lost;

    /// <summary>The name that a kept element has in storage format.</summary>
    public static string NameOf(string name) => Renamed.GetValueOrDefault(name, name);
}
