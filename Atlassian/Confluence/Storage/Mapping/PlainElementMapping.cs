using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>All other HTML: as <see cref="ElementFates"/> says, with the attributes that storage format carries.</summary>
internal sealed class PlainElementMapping : IElementMapping
{
    const int MaxDigits = 4;

    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        var name = element.Name.LocalName;
        switch (ElementFates.For(name))
        {
            case ElementFate.Kept:
                return Keep(element, ElementFates.NameOf(name), context);
            case ElementFate.Removed:
                context.Remove(name);
                return [];
            case ElementFate.Lost:
                context.Remove(name);
                return context.Children(element);
            default:
                return context.Children(element);
        }
    }

    /// <summary>The element under a name, its text in bold or italics where a style said so.</summary>
    public static IEnumerable<XNode> Keep(XElement element, string name, MappingContext context)
    {
        var style = InlineStyle.Read(element);
        var content = context.Children(element);
        if (style["font-style"] is "italic" or "oblique" && !IsBox(name))
        {
            content = [new XElement("em", content)];
        }

        if (style["font-weight"] is "bold" or "bolder" or "600" or "700" or "800" or "900" && !IsBox(name))
        {
            content = [new XElement("strong", content)];
        }

        var kept = new XElement(name, Attributes(element, context), content);
        if (style.Write(context.Remove) is { } text)
        {
            kept.Add(new XAttribute("style", text));
        }

        return [kept];
    }

    /// <summary>Elements in which text cannot appear, or blocks may.</summary>
    static bool IsBox(string name) =>
        name is "table" or "thead" or "tbody" or "tfoot" or "tr" or "ul" or "ol" or "dl" or "div" or "blockquote" or "colgroup" or "col";

    static IEnumerable<XAttribute> Attributes(XElement element, MappingContext context)
    {
        foreach (var attribute in element.Attributes())
        {
            var name = attribute.Name.LocalName;
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            {
                context.Remove("event handler");
            }
            else if (attribute.Name.Namespace == XNamespace.None && (IsNumber(name, attribute.Value) || name is "title" or "datetime" or "lang"))
            {
                yield return new XAttribute(name, attribute.Value);
            }
        }
    }

    static bool IsNumber(string name, string value) =>
        name is "colspan" or "rowspan" or "start" or "span" && value.Length is > 0 and <= MaxDigits && value.All(char.IsAsciiDigit);
}
