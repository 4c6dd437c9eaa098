using System.Collections.Frozen;
using UserMacro.Templating.Velocity.Objects.Confluence;
using UserMacro.Templating.Velocity.Objects.Tools;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>The members of Confluence's objects, as analysis knows them.</summary>
internal static class HostMembers
{
    static readonly FrozenDictionary<string, HostType> Types = new Dictionary<string, HostType>(StringComparer.Ordinal)
    {
        ["space"] = SpaceObject.Type,
        ["page"] = PageObject.Type,
        ["entity"] = PageObject.Type,
        ["parent"] = PageObject.Reference,
        ["homepage"] = PageObject.Reference,
        ["creator"] = UserObject.Type,
        ["lastmodifier"] = UserObject.Type,
        ["remoteuser"] = UserObject.Type,
        ["authenticateduser"] = UserObject.Type,
        ["dateformatter"] = DateFormatterObject.Type,
        ["globalsettings"] = ActionObject.Settings,
        ["properties"] = PageObject.Properties,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Members that ask for data, or tell of the viewer.</summary>
    static readonly FrozenSet<string> Asking = FrozenSet.Create(
        StringComparer.Ordinal,
        "creationdate", "lastmodificationdate", "creator", "creatorname", "lastmodifier", "lastmodifiername", "labels",
        "ancestors", "parent", "children", "sortedchildren",
        "haschildren", "attachments",
        "latestversionsofattachments", "properties", "homepage", "remoteuser", "authenticateduser");

    public static bool IsVolatile(HostType type, string member) =>
        Asking.Contains(Plain(member)) || (ReferenceEquals(type, SpaceObject.Type) && Plain(member) is "name" or "displaytitle" or "id");

    /// <summary>Whether anything that can be reached from such an object asks for data, or tells of the viewer or the time.</summary>
    public static bool LeadsToVolatile(HostType type) => LeadsToVolatile(type, []);

    static bool LeadsToVolatile(HostType type, HashSet<HostType> seen) =>
        seen.Add(type)
            && (type.IsVolatile
                || type.Methods.Any(member => IsVolatile(type, member) || (TypeOf(member) is { } next && LeadsToVolatile(next, seen))));

    /// <summary>The kind of object that a member gives; null for values.</summary>
    public static HostType? TypeOf(string member) => Types.GetValueOrDefault(Plain(member));

    /// <summary>The members of a kind, for messages.</summary>
    public static string Listed(HostType type) =>
        string.Join(", ", type.Methods.Select(
            name => name.StartsWith("get", StringComparison.Ordinal) && name.Length > 3 ? char.ToLowerInvariant(name[3]) + name[4..] : name)
            .Distinct(StringComparer.Ordinal));

    /// <summary>The code of the diagnostic for a member that is not there: whether something else can be written, or nothing can.</summary>
    public static string CodeOf(string member) => Plain(member) switch
    {
        "class" or "incominglinks" or "permissions" or "membernames" or "membernamesaslist" or "users" or "requesturi" or "requesturl"
            or "parameter" or "querystring" or "bodyasstring" or "bodycontent" or "body" =>
            DiagnosticCodes.NotInCloud,
        _ => "unknown-member",
    };

    /// <summary>More about members that the cloud cannot have.</summary>
    public static string Advice(string member) => Plain(member) switch
    {
        "helper" => " Write Confluence's macros in storage format instead: <ac:structured-macro ac:name=\"…\" />.",
        "class" => " Nothing can be reached by reflection.",
        "incominglinks" => " Incoming links cannot be asked for.",
        "text" => " Write the text itself: there are no message files.",
        "bodyasstring" or "bodycontent" or "body" => " The page's own text is not handed to macros.",
        "permissions" => " Permissions cannot be asked for while a page is shown.",
        "membernames" or "membernamesaslist" or "users" => " Other people of a group cannot be listed.",
        "requesturi" or "requesturl" or "parameter" or "querystring" => " A macro does not see the address of the page it is on.",
        _ => "",
    };

    static string Plain(string member)
    {
        var start = member.StartsWith("get", StringComparison.Ordinal) && member.Length > 3 && char.IsUpper(member[3]) ? 3 : 0;
        return member[start..].ToLowerInvariant();
    }
}
