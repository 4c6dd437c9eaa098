using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Preformatted text: Confluence's <c>code</c>, with the language of a class such as <c>language-sql</c>.</summary>
internal sealed class CodeMapping : IElementMapping
{
    static readonly string[] Prefixes = ["language-", "lang-"];

    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("pre"))
        {
            return null;
        }

        var language = element.DescendantsAndSelf().SelectMany(part => part.Classes())
            .Select(name => Prefixes.Where(
                prefix => name.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => name[prefix.Length..]).FirstOrDefault())
            .FirstOrDefault(found => !string.IsNullOrEmpty(found));
        return [MacroElements.Macro("code", MacroElements.PlainBody(element.Value.Trim('\n', '\r')), ("language", language ?? ""))];
    }
}
