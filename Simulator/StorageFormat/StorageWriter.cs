using System.Text;
using System.Xml.Linq;

namespace UserMacro.Simulator.StorageFormat;

/// <summary>Writes nodes back as storage format, with prefixes and without namespace declarations.</summary>
internal static class StorageWriter
{
    /// <summary>The children of an element as text.</summary>
    public static string Inner(XElement parent)
    {
        var text = new StringBuilder();
        foreach (var node in parent.Nodes())
        {
            Write(text, node);
        }

        return text.ToString();
    }

    static void Write(StringBuilder text, XNode node)
    {
        switch (node)
        {
            // CDATA is a kind of text, so it comes first.
            case XCData data: text.Append("<![CDATA[").Append(data.Value.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]>"); break;
            case XText run: Escape(text, run.Value, inAttribute: false); break;
            case XElement element: Write(text, element); break;
        }
    }

    static void Write(StringBuilder text, XElement element)
    {
        text.Append('<').Append(Name(element.Name));
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            text.Append(' ').Append(Name(attribute.Name)).Append("=\"");
            Escape(text, attribute.Value, inAttribute: true);
            text.Append('"');
        }

        if (!element.Nodes().Any())
        {
            text.Append(" />");
            return;
        }

        text.Append('>');
        foreach (var child in element.Nodes())
        {
            Write(text, child);
        }

        text.Append("</").Append(Name(element.Name)).Append('>');
    }

    static string Name(XName name) =>
        name.Namespace == StorageNames.Ac ? "ac:" + name.LocalName
        : name.Namespace == StorageNames.Ri ? "ri:" + name.LocalName
        : name.LocalName;

    static void Escape(StringBuilder text, string value, bool inAttribute)
    {
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' when inAttribute => text.Append("&quot;"),
                '\n' or '\t' or '\r' when inAttribute => text.Append("&#").Append((int)letter).Append(';'),
                _ => text.Append(letter),
            };
        }
    }
}
