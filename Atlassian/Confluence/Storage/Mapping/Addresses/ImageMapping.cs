using System.Xml.Linq;
using static UserMacro.Atlassian.Confluence.Storage.StorageNames;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Addresses;

/// <summary>Images: attachments of the page by their name, others by their address.</summary>
internal sealed class ImageMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("img"))
        {
            return null;
        }

        if (SafeAddress.Resolve(element.Text("src"), context.Place) is not { } address)
        {
            context.Remove("image that is not on the web");
            return [new XText(element.Text("alt"))];
        }

        var image = new XElement(Ac + "image");
        foreach (var name in (ReadOnlySpan<string>)["alt", "title"])
        {
            if (element.Text(name) is { Length: > 0 } text)
            {
                image.Add(new XAttribute(Ac + name, text));
            }
        }

        foreach (var name in (ReadOnlySpan<string>)["width", "height"])
        {
            if (element.Text(name) is { Length: > 0 and < 6 } size && size.All(char.IsAsciiDigit))
            {
                image.Add(new XAttribute(Ac + name, size));
            }
        }

        image.Add(SiteAddress.ResourceOf(address, context.Place) is { } attachment && attachment.Name == Ri + "attachment"
            ? attachment
            : new XElement(Ri + "url", new XAttribute(Ri + "value", address.AbsoluteUri)));
        return [image];
    }
}
