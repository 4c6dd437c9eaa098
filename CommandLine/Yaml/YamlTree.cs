using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace UserMacro.CommandLine.Yaml;

/// <summary>
/// Reads one YAML document. Only maps, lists and texts, nested a few levels deep: anchors, tags and further documents have no use
/// here, and a file from somebody's pull request must not be able to blow up.
/// </summary>
internal sealed class YamlTree
{
    const int MaxDepth = 8;

    readonly Parser _parser;

    YamlTree(Parser parser) => _parser = parser;

    /// <summary>The document's root; null for an empty document.</summary>
    /// <exception cref="YamlException">The text is no YAML of this kind; its start says where.</exception>
    public static YamlNode? Parse(string text)
    {
        var tree = new YamlTree(new Parser(new StringReader(text)));
        try
        {
            return tree.Document();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The parser's own slips over malformed text, found by feeding it noise; it has no place for them.
            var near = tree._parser.Current?.End ?? Mark.Empty;
            throw new YamlException(near, near, "malformed here or soon after", error);
        }
    }

    YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        return _parser.TryConsume<StreamEnd>(out _) ? root : throw Refused(_parser.Current!, "there must be one document");
    }

    YamlNode Node(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Refused(_parser.Current!, "nested too deeply");
        }

        var start = _parser.Consume<ParsingEvent>();
        if (start is not NodeEvent node)
        {
            throw Refused(start, "anchors and aliases have no use here");
        }

        if (!node.Anchor.IsEmpty || !(node.Tag.IsEmpty || node.Tag.IsNonSpecific))
        {
            throw Refused(start, "anchors and tags have no use here");
        }

        var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
        return node switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, line, column),
            SequenceStart => new YamlList(Items(depth), line, column),
            _ => new YamlMap(Members(depth), line, column),
        };
    }

    List<YamlNode> Items(int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return items;
    }

    List<(YamlScalar Name, YamlNode Value)> Members(int depth)
    {
        var members = new List<(YamlScalar Name, YamlNode Value)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var start = _parser.Current!;
            if (Node(depth + 1) is not YamlScalar name)
            {
                throw Refused(start, "the name of a member must be a text");
            }

            if (!names.Add(name.Text))
            {
                throw Refused(start, $"'{name.Text}' is there twice");
            }

            members.Add((name, Node(depth + 1)));
        }

        return members;
    }

    static YamlException Refused(ParsingEvent at, string message) => new(at.Start, at.End, message);
}
