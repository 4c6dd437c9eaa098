using System.Text.RegularExpressions;

namespace UserMacro.Atlassian.DataCenter.Ids;

/// <summary>Finds what a template names by an ID that only its Data Center site knows.</summary>
public static partial class DataCenterIds
{
    /// <summary>IDs of one template that are listed.</summary>
    public const int MaxFound = 50;

    /// <summary>The IDs of a template, each once, in the order of their first places.</summary>
    /// <param name="template">The template.</param>
    public static IReadOnlyList<DataCenterId> Find(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var found = new Dictionary<string, DataCenterId>(StringComparer.Ordinal);
        var (line, at) = (1, 0);
        foreach (var match in Ids().EnumerateMatches(template))
        {
            line += template.AsSpan(at, match.Index - at).Count('\n');
            at = match.Index;
            if (Read(template.AsSpan(match.Index, match.Length)) is not var (kind, value))
            {
                continue;
            }

            if (found.TryGetValue(value, out var known))
            {
                found[value] = known with { Count = known.Count + 1 };
            }
            else if (found.Count < MaxFound)
            {
                found[value] = new(kind, value, line, Count: 1);
            }
        }

        return [.. found.Values];
    }

    static (DataCenterIdKind Kind, string Value)? Read(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("/download/", StringComparison.Ordinal))
        {
            return (DataCenterIdKind.Attachment, text.ToString());
        }

        var value = text[(text.LastIndexOfAny("=/'\">") + 1)..].Trim().ToString();
        return text switch
        {
            _ when value.Length == 0 => null,
            _ when text.Contains("serverId", StringComparison.OrdinalIgnoreCase) => (DataCenterIdKind.ApplicationLink, value),
            _ when char.IsAsciiDigit(value[0]) && value.All(char.IsAsciiDigit) => (DataCenterIdKind.Page, value),
            _ => (DataCenterIdKind.User, value),
        };
    }

    [GeneratedRegex(
        @"/download/(attachments|thumbnails)/[0-9]{1,20}/[^""'<>\s?#$)]{1,200}"
        + @"|\bpageId=[0-9]{1,20}|\bcontentId=[0-9]{1,20}|\bri:content-id\s*=\s*[""'][0-9]{1,20}|/pages/[0-9]{4,20}|/rest/api/content/[0-9]{1,20}"
        + @"|\bri:userkey\s*=\s*[""'][A-Za-z0-9]{1,64}|[""'][0-9a-f]{32}\b"
        + @"|\bac:name\s*=\s*[""']serverId[""']\s*>\s*[A-Za-z0-9-]{1,64}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ids();
}

/// <summary>What an ID names.</summary>
public enum DataCenterIdKind
{
    /// <summary>A person, by the user key.</summary>
    User,

    /// <summary>A page.</summary>
    Page,

    /// <summary>A file, by the path of its download.</summary>
    Attachment,

    /// <summary>A connected site, such as a Jira: <c>serverId</c>.</summary>
    ApplicationLink,
}

/// <summary>An ID in a template.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Value">The ID, or the path.</param>
/// <param name="Line">The line of its first place.</param>
/// <param name="Count">How often it is there.</param>
public sealed record DataCenterId(DataCenterIdKind Kind, string Value, int Line, int Count);
