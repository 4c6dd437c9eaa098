using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>Tables keep their shape; a caption, which Confluence's have not, goes before.</summary>
internal sealed class TableMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("table") || element.Elements().FirstOrDefault(child => child.IsHtml("caption")) is not { } caption)
        {
            return null;
        }

        var text = new XElement("p", new XElement("strong", context.Children(caption)));
        caption.Remove();
        return [text, .. PlainElementMapping.Keep(element, "table", context)];
    }
}
