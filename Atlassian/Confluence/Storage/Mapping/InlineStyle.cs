using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>The declarations of a <c>style</c> attribute, and those that older attributes stand for.</summary>
internal sealed partial class InlineStyle
{
    static readonly string[] Kept = ["color", "background-color", "text-align", "vertical-align", "width", "margin-left", "text-decoration"];

    /// <summary>Longer ones are none that anybody wrote; each of the mappings reads it.</summary>
    const int MaxLength = 16 * 1024;

    readonly Dictionary<string, string> _declarations = new(StringComparer.Ordinal);

    /// <summary>The value of a property in lower case; empty when it is not declared.</summary>
    public string this[string property] => _declarations.GetValueOrDefault(property, "");

    public static InlineStyle Read(XElement element)
    {
        var style = new InlineStyle();
        style.Set("text-align", element.Text("align"));
        style.Set("vertical-align", element.Text("valign"));
        style.Set("background-color", element.Text("bgcolor"));
        style.Set("color", element.IsHtml("font") ? element.Text("color") : "");
        if (element.IsHtml("table", "td", "th", "col") && element.Text("width") is { Length: > 0 } width)
        {
            style.Set("width", char.IsAsciiDigit(width[^1]) ? width + "px" : width);
        }

        if (element.IsHtml("center"))
        {
            style.Set("text-align", "center");
        }

        if (element.IsHtml("mark"))
        {
            style.Set("background-color", "#fff0b3");
        }

        var written = element.Text("style");
        foreach (var declaration in written.Length > MaxLength ? [] : written.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                style.Set(
                    declaration[..colon].Trim().ToLowerInvariant(),
                    declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant());
            }
        }

        // The short form with nothing but a colour.
        if (style["background-color"].Length == 0 && IsColour(style["background"]))
        {
            style.Set("background-color", style["background"]);
        }

        return style;
    }

    /// <summary>The attribute's text with what storage format carries; null when nothing is left. Tells of each property that is lost.</summary>
    public string? Write(Action<string> lost)
    {
        var kept = new List<string>();
        foreach (var (property, value) in _declarations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (Kept.Contains(property, StringComparer.Ordinal) && Value().IsMatch(value))
            {
                kept.Add($"{property}: {value}");
            }
            else if (property is not ("font-weight" or "font-style" or "background"))
            {
                lost($"style {property}");
            }
        }

        return kept.Count == 0 ? null : string.Join("; ", kept);
    }

    public static bool IsColour(string value) => Colour().IsMatch(value);

    void Set(string property, string value)
    {
        if (value.Length > 0)
        {
            _declarations[property] = value;
        }
    }

    [GeneratedRegex(
        @"^(#[0-9a-fA-F]{3,8}|rgba?\([0-9 ,.%]+\)|[a-zA-Z-]{1,30}|-?[0-9.]{1,8}(px|em|rem|%|pt)?)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();

    [GeneratedRegex(@"^(#[0-9a-fA-F]{3,8}|rgba?\([0-9 ,.%]+\)|[a-zA-Z]{1,30})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
