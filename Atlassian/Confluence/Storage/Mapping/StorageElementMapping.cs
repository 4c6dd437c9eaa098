using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>Elements of storage format itself, which stay as they are. Their attributes all have a prefix.</summary>
internal sealed class StorageElementMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (element.Name.Namespace == XNamespace.None)
            return null;
        var attributes = element.Attributes().Where(attribute => attribute.Name.Namespace != XNamespace.None && !attribute.IsNamespaceDeclaration);
        return [new XElement(element.Name, attributes, context.Children(element))];
    }
}
