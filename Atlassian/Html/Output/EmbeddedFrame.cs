using System.Collections.Frozen;
using System.Text;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html.Output;

/// <summary>
/// An <c>iframe</c> of a template: in a sandbox that cannot lead the window away, and only of hosts that may be embedded; a sentence stands for any other.
/// </summary>
internal static class EmbeddedFrame
{
    const string Sandbox = "sandbox";
    const string ReferrerPolicy = "referrerpolicy";

    /// <summary>Some players ask which site embeds them; that is all they are told.</summary>
    const string OriginOnly = "strict-origin-when-cross-origin";

    /// <summary>What an embedded page may do. Whatever the template says can only narrow it.</summary>
    static readonly string[] Allowed =
        ["allow-downloads", "allow-forms", "allow-popups", "allow-popups-to-escape-sandbox", "allow-presentation", "allow-same-origin", "allow-scripts"];

    /// <summary>Attributes that are not copied as they are.</summary>
    static readonly FrozenSet<string> Own = FrozenSet.Create(StringComparer.Ordinal, Sandbox, "src", ReferrerPolicy);

    /// <summary>Writes the start tag in place of the one that was read.</summary>
    public static void Write(StringBuilder to, ReadOnlySpan<HtmlAttribute> attributes, SiteAddresses? site, Func<string?, string?> refuse)
    {
        var source = Value(attributes, "src");
        var isInline = Value(attributes, "srcdoc") is not null;
        var isEmpty = isInline || source is null || IsEmpty(source);
        var address = isEmpty ? null : Whole(source!, site);
        if (!isEmpty && refuse(address is null ? null : OriginOf(address)) is { } reason)
        {
            to.Append("<span class=\"um-notice\" role=\"note\">");
            HtmlText.Append(to, reason);
            to.Append("</span><iframe hidden sandbox=\"\">");
            return;
        }

        to.Append("<iframe");
        // What a document inside the attribute holds has the frame's own address for a base.
        Append(to, Sandbox, isInline ? "" : Narrowed(Value(attributes, Sandbox)));
        if (address is not null)
        {
            Append(to, "src", address.AbsoluteUri);
        }

        var policy = Value(attributes, ReferrerPolicy);
        Append(to, ReferrerPolicy, policy is not null && FrameAttributes.IsSafePolicy(policy) ? policy : OriginOnly);

        foreach (var attribute in attributes)
        {
            if (!Own.Contains(attribute.Name))
            {
                Append(to, attribute.Name, FrameAttributes.Change(HtmlElementKind.For("iframe"), isForeign: false, attribute, site) ?? attribute.Value);
            }
        }

        to.Append('>');
    }

    static void Append(StringBuilder to, string name, string value)
    {
        to.Append(' ');
        FrameAttributes.Write(to, name, value);
    }

    /// <summary>The value of the first attribute of a name, which is the one that counts.</summary>
    static string? Value(ReadOnlySpan<HtmlAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (string.Equals(attribute.Name, name, StringComparison.Ordinal))
            {
                return attribute.Value;
            }
        }

        return null;
    }

    static string Narrowed(string? written)
    {
        var words = written?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words is null ? Allowed : Allowed.Intersect(words, StringComparer.OrdinalIgnoreCase));
    }

    static bool IsEmpty(string source) =>
        WebAddress.Normalize(source) is var address && (address.Length == 0 || address.Equals("about:blank", StringComparison.OrdinalIgnoreCase));

    /// <summary>The whole address, of a secure host; null for one that is none.</summary>
    static Uri? Whole(string source, SiteAddresses? site)
    {
        var address = WebAddress.Normalize(source);
        address = site?.Resolve(address) ?? address switch
        {
            ['/' or '\\', '/' or '\\', ..] => "https://" + address[2..],
            _ when address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => "https://" + address["http://".Length..],
            _ => address,
        };
        return Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "https" ? whole : null;
    }

    /// <summary>The origin of an address, with its port where that is not the usual one.</summary>
    static string OriginOf(Uri address) =>
        address.IsDefaultPort
            ? $"https://{address.IdnHost}"
            : $"https://{address.IdnHost}:{address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
