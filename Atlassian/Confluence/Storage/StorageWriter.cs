using System.Text;
using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Writes nodes as storage format: prefixes without declarations, and the body of the macro in the place that was kept for it.</summary>
/// <param name="body">The body.</param>
internal sealed class StorageWriter(StorageBody? body)
{
    readonly StringBuilder _text = new();

    /// <summary>The content of an element.</summary>
    public string WriteContent(XElement root)
    {
        foreach (var node in root.Nodes())
        {
            Write(node);
        }

        return _text.ToString();
    }

    void Write(XNode node)
    {
        switch (node)
        {
            case XCData data:
                _text.Append("<![CDATA[").Append(WithoutBody(data.Value).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]>");
                break;
            case XText text:
                WriteText(text.Value);
                break;
            case XElement element:
                Write(element);
                break;
        }
    }

    void Write(XElement element)
    {
        if (StorageNames.Write(element.Name) is not { } name)
        {
            return;
        }

        _text.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration && StorageNames.Write(attribute.Name) is { } attributeName)
            {
                _text.Append(' ').Append(attributeName).Append("=\"").Append(StorageFormat.Escape(WithoutBody(attribute.Value))).Append('"');
            }
        }

        if (!element.Nodes().Any())
        {
            _text.Append("/>");
            return;
        }

        _text.Append('>');
        foreach (var child in element.Nodes())
        {
            Write(child);
        }

        _text.Append("</").Append(name).Append('>');
    }

    void WriteText(string value)
    {
        if (body is null)
        {
            _text.Append(Escape(value));
            return;
        }

        var parts = value.Split(body.Place);
        _text.Append(Escape(parts[0]));
        foreach (var part in parts.AsSpan(1))
        {
            _text.Append(body.Storage).Append(Escape(part));
        }
    }

    string WithoutBody(string value) => body is null ? value : value.Replace(body.Place, "", StringComparison.Ordinal);

    // Line breaks stay what they are: in text they are no more than a space.
    static string Escape(string text) =>
        text.AsSpan().IndexOfAny("&<>") < 0
            ? text
            : text.Replace(
                "&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
