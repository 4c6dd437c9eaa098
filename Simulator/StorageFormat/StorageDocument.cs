using System.Xml;
using System.Xml.Linq;

namespace UserMacro.Simulator.StorageFormat;

/// <summary>Reads a storage-format fragment: XHTML with the prefixes <c>ac:</c> and <c>ri:</c>, without a root of its own.</summary>
internal static class StorageDocument
{
    const int MaxDepth = 120;
    const int MaxCharacters = 5 * 1024 * 1024;

    /// <summary>Reads what an author wrote: named entities of HTML are known, as in the host's editor.</summary>
    public static bool TryReadPage(string text, out XElement root, out string error) => TryRead(StorageEntities.Resolve(text), out root, out error);

    /// <summary>
    /// Reads a fragment that must be well-formed XML as it is: no entity but the five of XML is declared
    /// (docs/reference/static-output.md#storage-format).
    /// </summary>
    /// <param name="root">An element whose children are the fragment; empty on failure.</param>
    /// <param name="error">What is wrong and where; empty on success.</param>
    public static bool TryRead(string text, out XElement root, out string error)
    {
        var wrapped = $"<root xmlns:ac=\"{StorageNames.Ac}\" xmlns:ri=\"{StorageNames.Ri}\">{text}</root>";
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaxCharacters, XmlResolver = null };
        try
        {
            using (var scan = XmlReader.Create(new StringReader(wrapped), settings))
            {
                while (scan.Read())
                {
                    if (scan.Depth > MaxDepth)
                    {
                        throw new XmlException($"Elements are nested deeper than {MaxDepth}.");
                    }
                }
            }

            using var reader = XmlReader.Create(new StringReader(wrapped), settings);
            root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            error = "";
            return true;
        }
        catch (XmlException fault)
        {
            root = new XElement("root");
            error = fault.Message;
            return false;
        }
    }
}
