using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Modules;

/// <summary>The rules for modules that an app registers while running (docs/reference/connect-modules.md#dynamic-modules).</summary>
internal sealed class DynamicModules(ModuleSchemas schemas)
{
    /// <summary>Most dynamic modules that a site takes, all types together.</summary>
    public const int Limit = 100;

    /// <summary>Adds all modules of a request or none. Null on success, else the message of the 400.</summary>
    public string? Add(Site site, JsonElement request)
    {
        if (request.ValueKind is not JsonValueKind.Object)
        {
            return "The request must be an object of module types.";
        }

        var added = new List<DynamicModule>();
        foreach (var type in request.EnumerateObject())
        {
            if (Check(site.State, type, added) is { } fault)
            {
                return fault;
            }
        }

        string? error = null;
        site.Update(state =>
        {
            error = Conflict(state, added);
            return error is null
                ? state with { DynamicModules = state.DynamicModules.AddRange(added.Where(module => !state.ModuleFaults.Drops(module.Key))) }
                : state;
        });
        return error;
    }

    /// <summary>Removes the modules of these keys, all without keys; unknown keys are ignored.</summary>
    public static void Remove(Site site, IReadOnlyCollection<string> keys) =>
        site.Update(state => state with
        {
            DynamicModules = keys.Count is 0 ? [] : state.DynamicModules.RemoveAll(module => keys.Contains(module.Key, StringComparer.Ordinal)),
        });

    /// <summary>The registered modules, shaped like the descriptor's <c>modules</c>.</summary>
    public static JsonObject Describe(SiteState state) =>
        new(state.DynamicModules
            .GroupBy(module => module.Type, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create<string,
                JsonNode?>(group.Key, new JsonArray([.. group.Select(module => JsonNode.Parse(module.Definition.GetRawText()))]))));

    /// <summary>The state after an install: dynamic modules come back, unless the new descriptor declares one of their keys, which drops them all.</summary>
    public static SiteState AfterInstall(SiteState state) =>
        state.DynamicModules.Any(module => DeclaredKeys(state).Contains(module.Key)) ? state with { DynamicModules = [] } : state;

    string? Check(SiteState state, JsonProperty type, List<DynamicModule> added)
    {
        // UNVERIFIED which types the host takes (docs/reference/connect-modules.md#dynamic-modules): dynamic macros are known to work, static ones were
        // reported not to.
        if (type.Name is not ModuleTypes.DynamicMacros && !(type.Name is ModuleTypes.StaticMacros && state.AcceptsStaticModules))
        {
            return $"Modules of type '{type.Name}' cannot be registered dynamically.";
        }

        if (type.Value.ValueKind is not JsonValueKind.Array)
        {
            return $"'{type.Name}' must be a list.";
        }

        if (schemas.Check(type.Name, type.Value) is { } fault)
        {
            return fault;
        }

        foreach (var module in type.Value.EnumerateArray())
        {
            added.Add(new DynamicModule(type.Name, module.GetProperty("key").GetString()!, module.Clone()));
        }

        return null;
    }

    static string? Conflict(SiteState state, List<DynamicModule> added)
    {
        var taken = DeclaredKeys(state).Union(state.DynamicModules.Select(module => module.Key));
        foreach (var module in added)
        {
            if (state.ModuleFaults.Refuses(module.Key))
            {
                return $"The module '{module.Key}' is invalid.";
            }

            if (taken.Contains(module.Key))
            {
                return $"A module with the key '{module.Key}' exists already.";
            }

            taken = taken.Add(module.Key);
        }

        return state.DynamicModules.Count + added.Count > Limit ? $"At most {Limit} dynamic modules can be registered." : null;
    }

    static ImmutableHashSet<string> DeclaredKeys(SiteState state) =>
        state.Installation is { } app ? [.. ModuleTypes.Declared(app.Descriptor).Select(module => module.Key)] : [];
}
