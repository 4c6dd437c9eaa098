using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Boxes: Confluence's <c>panel</c>. Known by their class, or by a border of their own.</summary>
internal sealed class PanelMapping : IElementMapping
{
    // An edge of its own colour says more than the line around.
    static readonly string[] Borders = ["border-left", "border-left-color", "border-top", "border-color", "border"];

    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("div", "section", "aside", "article", "figure", "fieldset"))
        {
            return null;
        }

        var style = InlineStyle.Read(element);
        var border = Borders.Select(property => style[property]).FirstOrDefault(value => value.Length > 0 && value is not ("none" or "0")) ?? "";
        if (border.Length == 0 && !element.HasClass("panel", "card", "box", "well") && !element.IsHtml("fieldset"))
        {
            return null;
        }

        var (title, content) = TitledBox.Read(element);
        return
        [
            MacroElements.Macro(
                "panel",
                MacroElements.RichBody(context.MapAll(content)),
                ("title", title),
                ("borderColor", ColourIn(border)),
                ("bgColor", InlineStyle.IsColour(style["background-color"]) ? style["background-color"] : "")),
        ];
    }

    static string ColourIn(string border) =>
        border.Replace(", ", ",", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(
                part => InlineStyle.IsColour(part)
                    && part is not ("solid" or "dashed" or "dotted" or "double"
                        or "groove" or "ridge" or "inset" or "outset" or "thin" or "medium" or "thick")) ?? "";
}
