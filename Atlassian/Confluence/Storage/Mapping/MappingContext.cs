using System.Collections.Immutable;
using System.Xml.Linq;
using UserMacro.Atlassian.Confluence.Storage.Mapping.Addresses;
using UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>One conversion under way.</summary>
internal sealed class MappingContext(StorageFormatContext place, StorageDeadline deadline)
{
    // The more special ones first.
    static readonly ImmutableArray<IElementMapping> Mappings =
    [
        new StorageElementMapping(), new HiddenMapping(), new LozengeMapping(), new MessageMapping(), new PanelMapping(),
        new ExpandMapping(), new CodeMapping(), new TaskListMapping(), new ImageMapping(), new LinkMapping(), new TableMapping(),
        new PlainElementMapping(),
    ];

    readonly SortedSet<string> _removed = new(StringComparer.Ordinal);

    public StorageFormatContext Place { get; } = place;

    public IReadOnlyCollection<string> Removed => _removed;

    public void Remove(string what) => _removed.Add(what);

    public IEnumerable<XNode> MapAll(IEnumerable<XNode> nodes) => nodes.SelectMany(Map).ToList();

    public IEnumerable<XNode> Children(XElement element) => MapAll(element.Nodes());

    IEnumerable<XNode> Map(XNode node)
    {
        if (node is XCData data)
        {
            return [new XCData(data)];
        }

        if (node is XText text)
        {
            return [new XText(text.Value)];
        }

        if (node is not XElement element || deadline.HasPassed)
        {
            return [];
        }

        foreach (var mapping in Mappings)
        {
            if (mapping.Map(element, this) is { } mapped)
            {
                return mapped;
            }
        }

        return Children(element);
    }
}
