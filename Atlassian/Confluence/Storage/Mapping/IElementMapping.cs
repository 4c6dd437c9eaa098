using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>Knows the equivalent of some elements.</summary>
internal interface IElementMapping
{
    /// <summary>What stands for an element; null when this mapping does not know it.</summary>
    IEnumerable<XNode>? Map(XElement element, MappingContext context);
}
