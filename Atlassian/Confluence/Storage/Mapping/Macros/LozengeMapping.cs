using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Small coloured labels: Confluence's <c>status</c>. Known by the classes of AUI and Bootstrap, or by a background and round corners.</summary>
internal sealed class LozengeMapping : IElementMapping
{
    static readonly (string Part, string Colour)[] Colours =
    [
        ("error", "Red"), ("danger", "Red"), ("removed", "Red"), ("red", "Red"),
        ("success", "Green"), ("green", "Green"),
        ("current", "Yellow"), ("moved", "Yellow"), ("warning", "Yellow"), ("yellow", "Yellow"),
        ("complete", "Blue"), ("inprogress", "Blue"), ("info", "Blue"), ("primary", "Blue"), ("blue", "Blue"),
        ("new", "Purple"), ("purple", "Purple"),
    ];

    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("span", "strong", "b", "em", "i", "small", "label", "mark"))
        {
            return null;
        }

        var style = InlineStyle.Read(element);
        if (!HasLozengeClass(element) && (style["border-radius"].Length == 0 || style["background-color"].Length == 0))
        {
            return null;
        }

        if (element.OneLine() is not { Length: > 0 } text)
        {
            return null;
        }

        return [MacroElements.Macro("status", body: null, ("title", text), ("colour", ColourOf(element, style)))];
    }

    // "label" alone is a word that many use; Bootstrap's has a second class.
    static bool HasLozengeClass(XElement element) =>
        element.HasClass("lozenge", "aui-lozenge", "status-macro", "badge", "aui-badge")
        || (element.HasClass("label") && element.Classes().Any(name => name.StartsWith("label-", StringComparison.Ordinal)));

    static string ColourOf(XElement element, InlineStyle style)
    {
        foreach (var part in element.Classes().SelectMany(name => name.Split('-')))
        {
            foreach (var (known, colour) in Colours)
            {
                if (string.Equals(part, known, StringComparison.Ordinal))
                {
                    return colour;
                }
            }
        }

        return ColourNames.Nearest(style["background-color"]);
    }
}
