using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Parts that open on a click: Confluence's <c>expand</c>.</summary>
internal sealed class ExpandMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("details"))
        {
            return null;
        }

        var summary = element.Elements().FirstOrDefault(child => child.IsHtml("summary"));
        return
        [
            MacroElements.Macro(
                "expand",
                MacroElements.RichBody(context.MapAll(element.Nodes().Where(node => node != summary))),
                ("title", summary?.OneLine() ?? "")),
        ];
    }
}
