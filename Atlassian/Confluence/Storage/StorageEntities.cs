using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Entities of HTML, which Confluence's pages hold and XML does not know (docs/reference/static-output.md#storage-format).</summary>
internal static partial class StorageEntities
{
    /// <summary>The text with named entities of HTML as numbers; CDATA sections stay as they are.</summary>
    public static string WithoutNames(string storage) =>
        storage.Contains('&', StringComparison.Ordinal) ? EntityOrCdata().Replace(storage, Number) : storage;

    static string Number(Match match)
    {
        if (match.Value[0] == '<' || match.Value is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            return match.Value;
        }

        var decoded = WebUtility.HtmlDecode(match.Value);
        return string.Equals(decoded, match.Value, StringComparison.Ordinal)
            ? match.Value
            : string.Concat(decoded.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"&#{rune.Value};")));
    }

    [GeneratedRegex(@"<!\[CDATA\[.*?\]\]>|&[A-Za-z][A-Za-z0-9]{1,30};", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex EntityOrCdata();
}
