using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static UserMacro.Atlassian.Confluence.Storage.StorageNames;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Addresses;

/// <summary>Addresses within the site that storage format names by what they lead to.</summary>
internal static partial class SiteAddress
{
    /// <summary>The element that names the page, person or attachment; null for any other address.</summary>
    public static XElement? ResourceOf(Uri address, StorageFormatContext place)
    {
        if (place.PathOf(address) is not { } path)
        {
            return null;
        }

        if (Display().Match(path) is { Success: true } page)
        {
            return new(
                Ri + "page", new XAttribute(Ri + "space-key", Decode(page.Groups["space"].Value)), new XAttribute(
                    Ri + "content-title", Decode(page.Groups["title"].Value.Replace('+', ' '))));
        }

        if (Person().Match(path) is { Success: true } person)
        {
            return new(Ri + "user", new XAttribute(Ri + "account-id", Decode(person.Groups["id"].Value)));
        }

        return AttachmentOf(path, place);
    }

    /// <summary>An attachment of the very page; another page's cannot be named by its number.</summary>
    static XElement? AttachmentOf(string path, StorageFormatContext place) =>
        Attachment().Match(path) is { Success: true } attachment && string.Equals(attachment.Groups["page"].Value, place.PageId, StringComparison.Ordinal)
            ? new(Ri + "attachment", new XAttribute(Ri + "filename", Decode(attachment.Groups["file"].Value)))
            : null;

    static string Decode(string part) => WebUtility.UrlDecode(part.Replace("+", "%2B", StringComparison.Ordinal));

    [GeneratedRegex("^/display/(?<space>[^/~]+)/(?<title>[^/]+)/?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Display();

    [GeneratedRegex("^/people/(?<id>[A-Za-z0-9:%-]{1,128})/?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Person();

    [GeneratedRegex("^/download/attachments/(?<page>[0-9]+)/(?<file>[^/]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Attachment();
}
