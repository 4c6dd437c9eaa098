using System.Collections.Frozen;

namespace UserMacro.Templating.Markup;

/// <summary>Knows elements by name.</summary>
internal static class ElementKinds
{
    static readonly FrozenDictionary<string, ElementKind> Known = new Dictionary<string, ElementKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["script"] = ElementKind.Script,
        ["style"] = ElementKind.Style,
        ["xmp"] = ElementKind.Xmp,
        ["iframe"] = ElementKind.Iframe,
        ["noembed"] = ElementKind.Noembed,
        ["noframes"] = ElementKind.Noframes,
        ["title"] = ElementKind.Title,
        ["textarea"] = ElementKind.Textarea,
        ["plaintext"] = ElementKind.Plaintext,
        ["link"] = ElementKind.Link,
        ["base"] = ElementKind.Base,
        ["param"] = ElementKind.Param,
        ["meta"] = ElementKind.Meta,
        ["set"] = ElementKind.Animation,
        ["animate"] = ElementKind.Animation,
        ["animatecolor"] = ElementKind.Animation,
        ["animatemotion"] = ElementKind.Animation,
        ["animatetransform"] = ElementKind.Animation,
        ["ri:url"] = ElementKind.ResourceUrl,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ElementKind For(string name) => Known.GetValueOrDefault(name);

    /// <summary>The place after the start tag.</summary>
    public static MarkupContext ContentOf(ElementKind kind, bool isStorage) => kind switch
    {
        ElementKind.Script => MarkupContext.Script,
        ElementKind.Style => MarkupContext.RawText,
        _ when isStorage => MarkupContext.Text,
        ElementKind.Xmp or ElementKind.Iframe or ElementKind.Noembed or ElementKind.Noframes => MarkupContext.RawText,
        ElementKind.Title or ElementKind.Textarea => MarkupContext.TextOnly,
        ElementKind.Plaintext => MarkupContext.Lost,
        _ => MarkupContext.Text,
    };

    /// <summary>The beginning of the end tag that alone ends an element of this kind.</summary>
    public static string EndOf(ElementKind kind) => kind switch
    {
        ElementKind.Script => "</script",
        ElementKind.Style => "</style",
        ElementKind.Xmp => "</xmp",
        ElementKind.Iframe => "</iframe",
        ElementKind.Noembed => "</noembed",
        ElementKind.Noframes => "</noframes",
        ElementKind.Title => "</title",
        _ => "</textarea",
    };
}
