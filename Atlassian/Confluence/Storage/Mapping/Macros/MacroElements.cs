using System.Xml.Linq;
using static UserMacro.Atlassian.Confluence.Storage.StorageNames;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Makes Confluence's own macros.</summary>
internal static class MacroElements
{
    /// <summary>A macro with a body, or none; parameters without a value are left out.</summary>
    public static XElement Macro(string name, XElement? body, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var macro = new XElement(Ac + "structured-macro", new XAttribute(Ac + "name", name));
        foreach (var (parameter, value) in parameters)
        {
            if (value.Length > 0)
            {
                macro.Add(new XElement(Ac + "parameter", new XAttribute(Ac + "name", parameter), value));
            }
        }

        if (body is not null)
        {
            macro.Add(body);
        }

        return macro;
    }

    public static XElement RichBody(IEnumerable<XNode> content) => new(Ac + "rich-text-body", content);

    public static XElement PlainBody(string text) => new(Ac + "plain-text-body", new XCData(text));
}
