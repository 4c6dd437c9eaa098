using System.Collections.Frozen;
using Scriban;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Scriban.Context;

/// <summary>What a template sees of a request: names and values of the product's templates, read-only.</summary>
/// <remarks>
/// An object is made of the input when its name is first looked up, which records all that it is made of: whatever is done with it then
/// (handed on, gone through, printed, compared), the run has read it. The model holds nothing itself, so that there is no other way to a
/// value than its name.
/// </remarks>
internal sealed class Model(RunInput input) : GuardedObject(0)
{
    readonly Dictionary<string, object?> _made = new(StringComparer.Ordinal);

    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (!ModelNames.All.Contains(member))
        {
            value = null;
            return false;
        }

        if (!_made.TryGetValue(member, out value))
        {
            _made[member] = value = Make(member);
        }

        return value is not null;
    }

    /// <summary>Whether a name is there decides where an assignment in a function sets it; only these two can be missing, and are read for that.</summary>
    public override bool Contains(string member) =>
        member is ModelNames.User or ModelNames.Body ? TryGetValue(null, default, member, out _) : ModelNames.All.Contains(member);

    object? Make(string name) => name switch
    {
        ModelNames.Parameters => Parameters(input.Parameters),
        ModelNames.Body => input.Body is { } body ? input.BodyIsMarkup ? MarkupText.Body(body) : body : null,
        ModelNames.User => input.UserId is { } user ? Frozen(DataMembers.User, ("id", user)) : null,
        ModelNames.Now => input.Now.DateTime,
        ModelNames.Page => Frozen(DataMembers.Page, ("id", input.PageId), ("title", input.PageTitle), ("type", input.PageType), ("version", input.PageVersion)),
        ModelNames.Space => input.SpaceName is { Length: > 0 } spaceName
            ? Frozen(DataMembers.Space, ("key", input.SpaceKey), ("name", spaceName))
            : Frozen(DataMembers.Space, ("key", input.SpaceKey)),
        ModelNames.People => ReadPeople(),
        "site" => Frozen(("base_url", input.SiteBaseUrl)),
        "output" => Frozen(("type", input.OutputType)),
        "macro" => Frozen(("key", input.MacroKey), ("id", input.MacroId), ("revision", input.MacroRevision)),
        _ => throw new InvalidOperationException("A name of the model that nothing is made for."),
    };

    PeopleObject ReadPeople()
    {
        // What it gives depends on who fetches it, whatever is done with it.
        input.ReadDatum();
        return new() { IsReadOnly = true };
    }

    static GuardedObject Parameters(IReadOnlyDictionary<string, object> values)
    {
        var result = new GuardedObject(values.Count);
        foreach (var (name, value) in values)
        {
            result[name] = value is string or bool or long
                ? value
                : throw new ArgumentException("A parameter is a text, a truth value or a whole number.", nameof(values));
        }

        result.IsReadOnly = true;
        return result;
    }

    static GuardedObject Frozen(params ReadOnlySpan<(string Name, object Value)> members) => Frozen(new GuardedObject(members.Length), members);

    static GuardedObject Frozen(FrozenDictionary<string, DataMember> data, params ReadOnlySpan<(string Name, object Value)> members) =>
        Frozen(new DataObject(data, members.Length), members);

    static GuardedObject Frozen(GuardedObject result, ReadOnlySpan<(string Name, object Value)> members)
    {
        foreach (var (name, value) in members)
        {
            result[name] = value;
        }

        result.IsReadOnly = true;
        return result;
    }
}
