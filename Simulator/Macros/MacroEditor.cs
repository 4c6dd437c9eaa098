using System.Xml.Linq;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Macros;

/// <summary>Writes macros into storage format as the host's editor does.</summary>
internal static class MacroEditor
{
    /// <summary>
    /// The element of a macro that an author filled in. A default left unchanged is not stored, nor is an empty value
    /// (docs/reference/connect-descriptor.md#parameters).
    /// </summary>
    public static XElement Create(MacroModule module, string id, IReadOnlyDictionary<string, string> values, string body)
    {
        var element = new XElement(
            StorageNames.Macro,
            new XAttribute(StorageNames.MacroName, module.Key),
            new XAttribute(StorageNames.SchemaVersion, "1"),
            new XAttribute(StorageNames.MacroId, id));
        foreach (var parameter in module.Parameters)
        {
            if (values.TryGetValue(parameter.Identifier, out var value) && value.Length > 0 && value != parameter.Default)
            {
                element.Add(new XElement(StorageNames.Parameter, new XAttribute(StorageNames.MacroName, parameter.Identifier), value));
            }
        }

        if (module.Body is BodyType.PlainText)
        {
            element.Add(new XElement(StorageNames.PlainBody, new XCData(body)));
        }

        if (module.Body is BodyType.RichText && StorageDocument.TryReadPage(body, out var rich, out _))
        {
            element.Add(
            new XElement(StorageNames.RichBody, rich.Nodes()));
        }

        return element;
    }

    /// <summary>Replaces the macro of that id; null when the text has none.</summary>
    public static string? Replace(string storage, string id, XElement replacement)
    {
        if (!StorageDocument.TryReadPage(storage, out var root, out _))
        {
            return null;
        }

        var old = MacroFinder.Elements(root).FirstOrDefault(element => id.Equals((string?)element.Attribute(StorageNames.MacroId), StringComparison.Ordinal));
        if (old is null)
        {
            return null;
        }

        old.ReplaceWith(replacement);
        return StorageWriter.Inner(root);
    }

    /// <summary>Gives every macro that has none an id of its own, and one that copies of it do not share, as publishing does.</summary>
    public static string AssignIds(XElement root)
    {
        foreach (var element in MacroFinder.Elements(root))
        {
            foreach (var name in (XName[])[StorageNames.MacroId, StorageNames.LocalId])
            {
                if (string.IsNullOrEmpty((string?)element.Attribute(name)))
                {
                    element.SetAttributeValue(name, Guid.NewGuid().ToString("D"));
                }
            }
        }

        return StorageWriter.Inner(root);
    }
}
