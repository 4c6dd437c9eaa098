using System.Net;

namespace UserMacro.Templating.Runtime.Values;

/// <summary>Text that is markup already, so that escaping it once more would show its entities.</summary>
internal sealed class MarkupText
{
    readonly Kind _kind;

    MarkupText(string markup, Kind kind) => (Markup, _kind) = (markup, kind);

    enum Kind { Raw, Escaped, Body }

    /// <summary>The markup itself.</summary>
    public string Markup { get; }

    /// <summary>Whether the author asked for it to be written as it is, wherever that may be.</summary>
    public bool IsRaw => _kind == Kind.Raw;

    /// <summary>Whether it is text that has been escaped.</summary>
    public bool IsEscaped => _kind == Kind.Escaped;

    /// <summary>What it means where markup cannot appear, such as in an attribute: escaped text says its characters, a body its source.</summary>
    public string Plain => _kind == Kind.Escaped ? WebUtility.HtmlDecode(Markup) : Markup;

    public static MarkupText Raw(string markup) => new(markup, Kind.Raw);

    public static MarkupText Escaped(string markup) => new(markup, Kind.Escaped);

    public static MarkupText Body(string markup) => new(markup, Kind.Body);

    public override string ToString() => Markup;
}
