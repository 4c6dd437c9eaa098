using System.Text.RegularExpressions;
using UserMacro.Atlassian.DataCenter;
using UserMacro.Atlassian.DataCenter.Ids;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>What a template takes from its own Data Center site: IDs that the cloud does not know, and the site's time zone.</summary>
internal static partial class TemplateReferences
{
    /// <summary>The macro with the IDs of the cloud.</summary>
    public static UserMacroSource Replaced(UserMacroSource source, IdMapping ids, ReasonList reasons)
    {
        var template = ids.Replace(source.Template, out var replaced);
        if (replaced > 0)
        {
            reasons.Note("ids-replaced", $"IDs of Data Center that the mapping file names were replaced in its template: {replaced}.");
        }

        // What names a person by a user key names one by the account ID in another attribute.
        return source with
        {
            Template = UserKeys().Replace(template, match =>
            ids.Gives(match.Groups["id"].Value) ? $"ri:account-id{match.Groups["between"].Value}{match.Groups["id"].Value}" : match.Value)
        };
    }

    /// <summary>Names the IDs that are left, and says whose time zone dates are in.</summary>
    public static void Report(string template, IdMapping ids, ReasonList reasons)
    {
        foreach (var id in DataCenterIds.Find(template).Where(id => !ids.Gives(id.Value)))
        {
            reasons.NeedsChange(id.Kind == DataCenterIdKind.ApplicationLink ? "application-link" : "data-center-id", MessageOf(id), id.Line);
        }

        if (Dates().IsMatch(template))
        {
            reasons.Note("time-zone", "It writes dates in UTC. Data Center wrote them in the time zone of the reader, or of the server.");
        }
    }

    static string MessageOf(DataCenterId id)
    {
        var times = id.Count > 1 ? $" ({id.Count} times)" : "";
        return id.Kind switch
        {
            DataCenterIdKind.User =>
                $"“{id.Value}”{times} looks like a user key of Data Center. Write the person's account ID, or give it in a mapping file.",
            DataCenterIdKind.Page =>
                $"“{id.Value}”{times} is the ID of a page on Data Center. Write the ID that it has in the cloud, or give it in a mapping file.",
            DataCenterIdKind.Attachment =>
                $"“{id.Value}”{times} is a file on Data Center. Attach it in the cloud and write its new path, or give it in a mapping file.",
            _ => $"“{id.Value}”{times} is the ID of an application link of Data Center (serverId). The cloud has others: copy the new one from a "
                + "page where Confluence's macro works, or give it in a mapping file.",
        };
    }

    [GeneratedRegex(
        @"\bri:userkey(?<between>\s*=\s*[""'])(?<id>[^""'<>]{1,500})",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex UserKeys();

    [GeneratedRegex(
        @"\bdateFormatter\b|\.(creationDate|lastModificationDate|getCreationDate|getLastModificationDate)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dates();
}
