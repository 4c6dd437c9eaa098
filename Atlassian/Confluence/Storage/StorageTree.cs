using System.Text;
using System.Xml;
using System.Xml.Linq;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>
/// Makes a tree of the elements that are found in HTML. An element with a name that XML or storage format knows none like gives way to its
/// content.
/// </summary>
internal sealed class StorageTree : IHtmlSink
{
    readonly Stack<XElement> _open = new();

    public StorageTree() => _open.Push(Root);

    /// <summary>An element around all others.</summary>
    public XElement Root { get; } = new("root");

    public HtmlExcess? Excess => null;

    public void Open(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes)
    {
        var parent = _open.Peek();
        if (!isForeign && kind.Is(HtmlElementKind.Template))
        {
            // What it holds is no part of the document.
            _open.Push(new("template"));
            return;
        }

        if (StorageNames.Read(kind.Name) is not { } name)
        {
            _open.Push(parent);
            return;
        }

        var element = new XElement(name);
        foreach (var attribute in attributes)
        {
            if (StorageNames.Read(attribute.Name) is { } attributeName && element.Attribute(attributeName) is null)
            {
                element.Add(new XAttribute(attributeName, Clean(attribute.Value)));
            }
        }

        parent.Add(element);
        _open.Push(element);
    }

    public void Close() => _open.Pop();

    public void Text(ReadOnlySpan<char> text) => _open.Peek().Add(new XText(Clean(text)));

    static string Clean(ReadOnlySpan<char> text)
    {
        var isClean = true;
        foreach (var letter in text)
        {
            isClean &= XmlConvert.IsXmlChar(letter);
        }

        if (isClean)
        {
            return text.ToString();
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
