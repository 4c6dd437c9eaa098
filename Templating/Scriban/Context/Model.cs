using System.Collections.Frozen;
using Scriban.Runtime;
using UserMacro.Templating.Rendering;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Scriban.Context;

/// <summary>What a template sees of a request: names and values of the product's templates, read-only.</summary>
internal static class Model
{
    public static ScriptObject Of(TemplateInput input)
    {
        var model = new GuardedObject(9)
        {
            ["params"] = Parameters(input.Parameters),
            ["page"] = Frozen(DataMembers.Page, ("id", input.PageId), ("title", input.PageTitle), ("type", input.PageType), ("version", input.PageVersion)),
            ["space"] = input.SpaceName.Length > 0 ? Frozen(DataMembers.Space, ("key", input.SpaceKey), ("name", input.SpaceName)) : Frozen(DataMembers.Space, ("key", input.SpaceKey)),
            ["site"] = Frozen(("base_url", input.SiteBaseUrl)),
            ["output"] = Frozen(("type", input.OutputType)),
            ["macro"] = Frozen(("key", input.MacroKey), ("id", input.MacroId), ("revision", input.MacroRevision)),
            ["now"] = input.Now.DateTime,
        };
        if (input.Body is { } body)
            model["body"] = input.BodyIsMarkup ? MarkupText.Body(body) : body;
        if (input.UserId is { } user)
            model["user"] = Frozen(DataMembers.User, ("id", user));
        model.IsReadOnly = true;
        return model;
    }

    static GuardedObject Parameters(IReadOnlyDictionary<string, object> values)
    {
        var result = new GuardedObject(values.Count);
        foreach (var (name, value) in values)
            result[name] = value is string or bool or long ? value : throw new ArgumentException("A parameter is a text, a truth value or a whole number.", nameof(values));
        result.IsReadOnly = true;
        return result;
    }

    static GuardedObject Frozen(params ReadOnlySpan<(string Name, object Value)> members) => Frozen(new GuardedObject(members.Length), members);

    static GuardedObject Frozen(FrozenDictionary<string, DataMember> data, params ReadOnlySpan<(string Name, object Value)> members) => Frozen(new DataObject(data, members.Length), members);

    static GuardedObject Frozen(GuardedObject result, ReadOnlySpan<(string Name, object Value)> members)
    {
        foreach (var (name, value) in members)
            result[name] = value;
        result.IsReadOnly = true;
        return result;
    }
}
