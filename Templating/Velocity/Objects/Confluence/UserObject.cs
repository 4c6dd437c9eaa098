using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary>People, and <c>$userAccessor</c>. They are known by their account ids, and their names are asked for; the cloud gives apps no more.</summary>
internal static class UserObject
{
    public static readonly HostType Type = new(
        "user",
        new()
        {
            { "name", call => ((HostObject)call.Target)["id"] },
            { "lowerName", call => ((HostObject)call.Target)["id"] },
            { "key", call => ((HostObject)call.Target)["id"] },
            { "fullName", call => NameOf(call.Run, call.Target) },
            { "toString", 0, call => NameOf(call.Run, call.Target) },
        },
        IsVolatile: true);

    public static readonly HostType Accessor = new(
        "userAccessor",
        new()
        {
            { "hasMembership", 2, HasMembership },
            { "getGroupNames", 1, Groups },
            { "getGroupNamesForUserName", 1, Groups },
            { "getGroupNamesForUser", 1, Groups },
            { "getUser", 1, call => For(Id(call.Arguments[0])) },
            { "getUserByName", 1, call => For(Id(call.Arguments[0])) },
            { "getUserByKey", 1, call => For(Id(call.Arguments[0])) },
        },
        IsVolatile: true);

    /// <summary>The viewer; null when nobody is signed in.</summary>
    public static HostObject? Viewer(VelocityRun run) => For(run.Input.UserId);

    public static HostObject? For(object? id) =>
        TaintedText.From(id)?.Text is { Length: > 0 } text ? new(Type, new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = text }, text) : null;

    /// <summary>The name of a person, given as one or as an account id.</summary>
    public static string NameOf(VelocityRun run, object? person) => run.Data.NameOf(run, run.Here, Id(person) ?? "");

    static string? Id(object? person) => person is HostObject host ? host["id"] as string : TaintedText.From(person)?.Text;

    static object? Groups(Invocation call) =>
        Id(call.Arguments[0]) is { } id && id == call.Run.Input.UserId ? HostData.Read(call.Run, DataNames.Groups) : null;

    /// <summary>Both orders were in use: group and person, person and group.</summary>
    static object? HasMembership(Invocation call)
    {
        var (group, person) = call.Arguments[0] is HostObject ? (call.Arguments[1], call.Arguments[0]) : (call.Arguments[0], call.Arguments[1]);
        if (TaintedText.From(group)?.Text is not { } name || Id(person) is not { } id || id != call.Run.Input.UserId)
        {
            return false;
        }

        return HostData.Read(call.Run, DataNames.Groups) is JavaList groups
            && groups.Exists(item => item is string text && text.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
