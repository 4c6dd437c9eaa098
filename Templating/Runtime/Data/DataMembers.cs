using System.Collections.Frozen;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Data;

/// <summary>The members that ask for data, by the object of the model that has them.</summary>
internal static class DataMembers
{
    public static readonly FrozenDictionary<string, DataMember> Page = Table(
        ("created", new(DataNames.Page, "created", IsTime: true)),
        ("updated", new(DataNames.Page, "updated", IsTime: true)),
        ("author_id", new(DataNames.Page, "author_id")),
        ("author_name", new(DataNames.Page, "author_id", IsPerson: true)),
        ("updater_id", new(DataNames.Page, "updater_id")),
        ("updater_name", new(DataNames.Page, "updater_id", IsPerson: true)),
        ("labels", new(DataNames.Labels)),
        ("ancestors", new(DataNames.Ancestors)),
        ("children", new(DataNames.Children)),
        ("attachments", new(DataNames.Attachments)),
        ("properties", new(DataNames.Properties)));

    public static readonly FrozenDictionary<string, DataMember> Space = Table(
        ("id", new(DataNames.Space, "id")),
        ("name", new(DataNames.Space, "name")),
        ("homepage_id", new(DataNames.Space, "homepage_id")));

    public static readonly FrozenDictionary<string, DataMember> User = Table(
        ("name", new(DataNames.User, "name", IsName: true)),
        ("groups", new(DataNames.Groups)));

    /// <summary>Whether a member asks for data, of the page or its space.</summary>
    public static bool IsOne(string target, string member) => target switch
    {
        "page" => Page.ContainsKey(member),
        "space" => Space.ContainsKey(member),
        _ => false,
    };

    static FrozenDictionary<string, DataMember> Table(params ReadOnlySpan<(string Name, DataMember Member)> members)
    {
        var table = new Dictionary<string, DataMember>(StringComparer.Ordinal);
        foreach (var (name, member) in members)
        {
            table[name] = member;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
