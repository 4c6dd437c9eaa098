using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>What no reader sees is gone: in a page it would be seen.</summary>
internal sealed class HiddenMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (element.Name.Namespace != XNamespace.None)
        {
            return null;
        }

        var style = InlineStyle.Read(element);
        if (element.Attribute("hidden") is null && style["display"] != "none" && style["visibility"] != "hidden")
        {
            return null;
        }

        return [];
    }
}
