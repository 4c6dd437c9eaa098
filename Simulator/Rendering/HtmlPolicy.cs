using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace UserMacro.Simulator.Rendering;

/// <summary>
/// Which HTML storage format may carry into a page. What the host filters is UNVERIFIED (docs/reference/static-output.md#storage-format), so the list is short:
/// no class of the app's own, and only styles that cannot leave their place or load anything.
/// </summary>
internal static partial class HtmlPolicy
{
    static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td",
        "a", "strong", "b", "em", "i", "u", "s", "del", "ins", "sub", "sup", "small", "big", "code", "pre", "blockquote", "q", "cite", "kbd", "samp", "var",
        "abbr", "br", "hr", "span", "div", "dl", "dt", "dd", "time");

    static readonly FrozenSet<string> Voids = FrozenSet.Create(StringComparer.Ordinal, "br", "hr", "col");
    static readonly FrozenSet<string> Styles =
        FrozenSet.Create(StringComparer.Ordinal, "color", "background-color", "text-align", "vertical-align", "width", "margin-left", "text-decoration");

    // Their content is no text that anyone should read.
    static readonly FrozenSet<string> Swallowed =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math");
    static readonly FrozenSet<string> Forbidden =
        FrozenSet.Create(
            StringComparer.OrdinalIgnoreCase, "html", "head", "body", "script", "style", "iframe", "object", "embed", "link", "meta", "base", "form");

    public static bool Allows(string element) => Elements.Contains(element);

    public static bool IsVoid(string element) => Voids.Contains(element);

    public static bool Swallows(string element) => Swallowed.Contains(element);

    /// <summary>Names what an app's static output must not hold at all (docs/reference/static-output.md#storage-format), or null.</summary>
    public static string? FindForbidden(XElement root) =>
        root.Descendants().Select(element =>
            element.Name.Namespace == XNamespace.None && Forbidden.Contains(element.Name.LocalName) ? $"<{element.Name.LocalName}>"
            : element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)) is { } handler
                ? handler.Name.LocalName
            : null).FirstOrDefault(found => found is not null);

    /// <summary>The attributes that an element keeps, with cleaned values.</summary>
    public static IEnumerable<(string Name, string Value)> Attributes(XElement element)
    {
        foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None))
        {
            var value = attribute.Value;
            switch (attribute.Name.LocalName)
            {
                case "colspan" or "rowspan" or "start" or "span" when value.All(char.IsAsciiDigit)
                    && value.Length is > 0 and < 5:
                    yield return (attribute.Name.LocalName, value); break;
                case "title" or "datetime" or "lang": yield return (attribute.Name.LocalName, value); break;
                case "href" when element.Name.LocalName is "a" && IsSafeLink(value): yield return ("href", value); break;
                case "class" when HostClasses(value) is { Length: > 0 } classes: yield return ("class", classes); break;
                case "style" when Style(value) is { Length: > 0 } style: yield return ("style", style); break;
            }
        }
    }

    /// <summary>Whether a link may be followed: web, mail, or within the site.</summary>
    public static bool IsSafeLink(string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url) && !address.StartsWith('/')
            ? url.Scheme is "http" or "https" or "mailto"
            : !address.Contains(':', StringComparison.Ordinal) && !address.StartsWith("//", StringComparison.Ordinal);

    /// <summary>Whether a macro's colour parameter is a colour and nothing more.</summary>
    public static bool IsColour(string? value) => value is not null && Colour().IsMatch(value);

    static string HostClasses(string value) =>
        string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => name.StartsWith("legacy-color-", StringComparison.Ordinal)));

    static string Style(string value) =>
        string.Join("; ", value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length is 2 && Styles.Contains(pair[0]) && StyleValue().IsMatch(pair[1]))
            .Select(pair => $"{pair[0]}: {pair[1]}"));

    [GeneratedRegex(@"^(#[0-9a-fA-F]{3,8}|rgba?\([0-9 ,.%]+\)|[a-zA-Z]{1,30}|-?[0-9.]{1,8}(px|em|rem|%|pt)?)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StyleValue();

    [GeneratedRegex(@"^(#[0-9a-fA-F]{3,8}|rgba?\([0-9 ,.%]+\)|[a-zA-Z]{1,30})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
