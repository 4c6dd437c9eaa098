using System.Xml.Linq;
using UserMacro.Atlassian.Html;
using static UserMacro.Atlassian.Confluence.Storage.StorageNames;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Addresses;

/// <summary>Links: to pages, people and attachments of the site as Confluence's own, to the web and mail as they are, to anything else as text.</summary>
internal sealed class LinkMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("a"))
        {
            return null;
        }

        var text = context.Children(element);
        var address = WebAddress.Normalize(element.Text("href"));
        if (address.Length == 0)
        {
            return text;
        }

        if (address.StartsWith('#'))
        {
            return [new XElement("a", new XAttribute("href", address), text)];
        }

        if (SafeAddress.ResolveLink(address, context.Place) is not { } whole)
        {
            context.Remove("link of an unsafe kind");
            return text;
        }

        if (whole.Scheme != "mailto" && whole.Query.Length == 0 && whole.Fragment.Length == 0 && SiteAddress.ResourceOf(whole, context.Place) is { } resource)
        {
            return [new XElement(Ac + "link", resource, resource.Name == Ri + "user" ? null : new XElement(Ac + "link-body", text))];
        }

        return [new XElement("a", new XAttribute("href", whole.AbsoluteUri), element.Attribute("title"), text)];
    }
}
