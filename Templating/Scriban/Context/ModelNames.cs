using System.Collections.Frozen;
using UserMacro.Templating.Runtime.Data;

namespace UserMacro.Templating.Scriban.Context;

/// <summary>The names that <see cref="Model"/> gives to templates.</summary>
internal static class ModelNames
{
    public const string Parameters = "params";
    public const string Body = "body";
    public const string User = "user";
    public const string Now = "now";
    public const string Page = "page";
    public const string Space = "space";
    public const string People = "people";

    /// <summary>Objects and their members; parameters differ from macro to macro, and people are named by their account ids.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> Members = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        [Page] = Set(["id", "title", "type", "version", .. DataMembers.Page.Keys]),
        [Space] = Set(["key", .. DataMembers.Space.Keys]),
        [User] = Set(["id", .. DataMembers.User.Keys]),
        ["site"] = Set("base_url"),
        ["output"] = Set("type"),
        ["macro"] = Set("key", "id", "revision"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenSet<string> All = Set([Parameters, Body, Now, People, .. Members.Keys]);

    static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
