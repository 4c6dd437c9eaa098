using System.Collections.Frozen;

namespace UserMacro.Templating.Markup;

/// <summary>Knows attributes by name and element.</summary>
internal static class AttributeKinds
{
    static readonly FrozenSet<string> Addresses = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "href", "src", "action", "formaction", "xlink:href", "xml:base", "poster", "data", "cite", "background", "longdesc", "manifest",
        "icon", "codebase", "classid", "code", "object", "profile",
        "usemap", "dynsrc", "lowsrc");

    static readonly FrozenSet<string> AddressLists = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "ping", "srcset", "imagesrcset", "archive", "attributionsrc");

    public static AttributeKind For(ElementKind element, string name)
    {
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            return AttributeKind.Handler;
        }

        if (name.Equals("style", StringComparison.OrdinalIgnoreCase))
        {
            return AttributeKind.Style;
        }

        if (name.Equals("srcdoc", StringComparison.OrdinalIgnoreCase) || element == ElementKind.Animation)
        {
            return AttributeKind.Forbidden;
        }

        if (element == ElementKind.Meta
            && (name.Equals("content", StringComparison.OrdinalIgnoreCase) || name.Equals("http-equiv", StringComparison.OrdinalIgnoreCase)))
        {
            return AttributeKind.Forbidden;
        }

        if (element == ElementKind.Param && name.Equals("value", StringComparison.OrdinalIgnoreCase))
        {
            return AttributeKind.Url;
        }

        if (element == ElementKind.ResourceUrl && name.Equals("ri:value", StringComparison.OrdinalIgnoreCase))
        {
            return AttributeKind.Url;
        }

        var isList = AddressLists.Contains(name);
        if (!isList && !Addresses.Contains(name))
        {
            return AttributeKind.Plain;
        }

        return element is ElementKind.Script or ElementKind.Link or ElementKind.Base
            ? AttributeKind.Forbidden
            : isList ? AttributeKind.UrlList : AttributeKind.Url;
    }
}
