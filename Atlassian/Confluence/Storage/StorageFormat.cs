using System.Text;
using System.Xml;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>
/// Confluence storage format: XHTML with the elements of <c>ac:</c>, <c>ri:</c> and <c>at:</c> (docs/reference/static-output.md#storage-format).
/// </summary>
public static class StorageFormat
{
    /// <summary>The longest fragment, in characters, that can pass <see cref="IsWellFormed"/>.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    const int MaxDepth = 256;
    const int MaxAttributes = 256;

    static readonly XmlReaderSettings ReaderSettings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>
    /// Whether a fragment is well-formed: balanced, namespaces bound, no entities but XML's own five and numbers, no DTD,
    /// no processing instructions, at most 256 deep, with at most 256 attributes on an element, and <see cref="MaxLength"/> long.
    /// </summary>
    public static bool IsWellFormed(string fragment)
    {
        if (fragment.Length > MaxLength)
        {
            return false;
        }

        try
        {
            using var reader = OpenReader(fragment);
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth || reader.AttributeCount > MaxAttributes
                    || reader.NodeType is XmlNodeType.ProcessingInstruction or XmlNodeType.XmlDeclaration)
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>Text for an element or a quoted attribute; characters that XML cannot carry become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' or '\r' => escaped.Append("&#").Append(rune.Value).Append(';'),
                < ' ' or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Confluence's own <c>warning</c> macro with a title and one paragraph of text.</summary>
    public static string WarningMacro(string title, string text) =>
        $"""<ac:structured-macro ac:name="warning"><ac:parameter ac:name="title">{Escape(title)}</ac:parameter>"""
        + $"<ac:rich-text-body><p>{Escape(text)}</p></ac:rich-text-body></ac:structured-macro>";

    internal static XmlReader OpenReader(string fragment) => XmlReader.Create(new StringReader(fragment), ReaderSettings, StorageNames.ParserContext());
}
