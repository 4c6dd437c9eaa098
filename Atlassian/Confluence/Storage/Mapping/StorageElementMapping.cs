using System.Xml.Linq;
using UserMacro.Atlassian.Confluence.Storage.Mapping.Addresses;
using static UserMacro.Atlassian.Confluence.Storage.StorageNames;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>Elements of storage format itself, which stay as they are. Their attributes all have a prefix.</summary>
internal sealed class StorageElementMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (element.Name.Namespace == XNamespace.None)
        {
            return null;
        }

        if (element.Name == Ri + "url" && !SafeAddress.IsHarmless(element.Attribute(Ri + "value")?.Value ?? ""))
        {
            context.Remove("address of an unsafe kind");
            return [];
        }

        var attributes = element.Attributes().Where(attribute => attribute.Name.Namespace != XNamespace.None && !attribute.IsNamespaceDeclaration);
        return [new XElement(element.Name, attributes, context.Children(element))];
    }
}
