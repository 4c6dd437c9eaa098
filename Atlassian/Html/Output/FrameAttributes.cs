using System.Collections.Frozen;
using System.Text;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html.Output;

/// <summary>What becomes of the attributes that lead somewhere, or load something.</summary>
internal static class FrameAttributes
{
    const string WholeWindow = "_top";
    const string NoReferrer = "no-referrer";

    static readonly FrozenSet<string> SafePolicies = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, NoReferrer, "origin", "same-origin", "strict-origin", "strict-origin-when-cross-origin", "origin-when-cross-origin");

    /// <summary>The value that takes the place of an attribute's; null where it stays as it is.</summary>
    public static string? Change(HtmlElementKind kind, bool isForeign, HtmlAttribute attribute, SiteAddresses? site) => attribute.Name switch
    {
        "target" => Target(attribute.Value),
        "referrerpolicy" => IsSafePolicy(attribute.Value) ? null : NoReferrer,
        _ when site is null => null,
        "href" or "xlink:href" => kind.Name is "a" or "area" ? site.Resolve(attribute.Value) : Load(attribute.Value, site),
        "src" or "poster" or "cite" or "longdesc" or "background" => Load(attribute.Value, site),
        "data" => !isForeign && kind.Name is "object" ? Load(attribute.Value, site) : null,
        "srcset" or "imagesrcset" => SourceSet.Resolve(attribute.Value, site),
        "style" => Styles(attribute.Value, site),
        _ => null,
    };

    /// <summary>Whether no other host is told more than the frame's origin.</summary>
    public static bool IsSafePolicy(string policy) => SafePolicies.Contains(policy);

    public static void Write(StringBuilder to, string name, string value)
    {
        to.Append(name).Append("=\"");
        HtmlText.AppendAttribute(to, value);
        to.Append('"');
    }

    /// <summary>What begins with a number sign is a part of the frame's own document.</summary>
    static string? Load(string value, SiteAddresses site) => WebAddress.Normalize(value) is [not '#', ..] address ? site.Resolve(address) : null;

    static string? Styles(string value, SiteAddresses site) =>
        StyleAddresses.Resolve(value, site) is var styles && ReferenceEquals(styles, value) ? null : styles;

    /// <summary>On Data Center, where a macro is a part of the page, these all mean the page's own window.</summary>
    static string? Target(string value) =>
        value.Trim().Length == 0 || value.Equals("_self", StringComparison.OrdinalIgnoreCase) || value.Equals("_parent", StringComparison.OrdinalIgnoreCase)
            ? WholeWindow : null;
}
