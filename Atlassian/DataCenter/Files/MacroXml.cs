using System.Xml;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads <c>user-macro</c> modules of a plugin's descriptor, and the map that Confluence keeps its user macros in
/// (docs/reference/data-center-user-macros.md#settings).
/// Element by element, so that neither depth nor breadth costs more than the file's length.</summary>
internal static class MacroXml
{
    /// <summary>Elements inside each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>Elements of a file.</summary>
    public const int MaxElements = 1_000_000;

    /// <summary>Attributes of one element: the reader holds all of them at once.</summary>
    public const int MaxAttributes = 256;

    public static MacroFileSet Read(string file, byte[] bytes)
    {
        var text = MacroFile.TextOf(bytes);
        if (XmlTags.MostAttributes(text) is > MaxAttributes and var attributes)
        {
            return TooManyAttributes(file, attributes);
        }

        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MacroFileReader.MaxFileBytes });
            return Read(file, reader);
        }
        catch (XmlException exception)
        {
            return MacroFile.Problem(file, $"This is not valid XML: see line {exception.LineNumber}. A document type is not allowed.");
        }
    }

    internal static MacroFileSet Read(string file, XmlReader reader)
    {
        var macros = new MacroSourceList(file);
        MacroElement? macro = null;
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth >= MaxDepth)
                {
                    return MacroFile.Problem(
                        file,
                        $"The elements of this XML are nested more than {MaxDepth} levels deep{LineOf(reader)}; at most "
                            + $"{MaxDepth} are read. Send the macros alone.");
                }

                // The look at the text before is to find it, at a smaller price.
                if (reader.AttributeCount > MaxAttributes)
                {
                    return TooManyAttributes(file, reader.AttributeCount);
                }

                if (++elements > MaxElements)
                {
                    return MacroFile.Problem(file, $"This XML has more than {MaxElements} elements. Send the macros alone, or in parts.");
                }
            }

            if (macro is null)
            {
                if (reader.NodeType == XmlNodeType.Element && MacroElement.IsMacro(reader))
                {
                    macro = new(reader);
                }
            }
            else
            {
                macro.Add(reader);
            }

            if (macro is not { IsComplete: true })
            {
                continue;
            }

            macros.Add(macro.ToSource(file));
            macro = null;
            if (macros.IsFull)
            {
                break;
            }
        }

        return macros.IsEmpty
            ? MacroFile.Problem(file, "This XML contains neither <user-macro> modules nor Confluence's stored user macros.")
            : macros.ToSet();
    }

    static MacroFileSet TooManyAttributes(string file, int attributes) =>
        MacroFile.Problem(file, $"An element of this XML has {attributes} attributes; at most {MaxAttributes} are read.");

    static string LineOf(XmlReader reader) => reader is IXmlLineInfo place && place.HasLineInfo() ? $" in line {place.LineNumber}" : "";
}
