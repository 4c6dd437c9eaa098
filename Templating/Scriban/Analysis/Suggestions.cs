using Scriban.Runtime;
using UserMacro.Templating.Scriban.Builtins;

namespace UserMacro.Templating.Scriban.Analysis;

/// <summary>Suggestions for a misspelled name.</summary>
internal static class Suggestions
{
    public static string ForName(string name, IEnumerable<string> parameters) =>
        parameters.FirstOrDefault(p => p.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } parameter ? $" Did you mean “params.{parameter}”?" : "";

    public static string ForParameter(string name, IEnumerable<string> parameters) =>
        parameters.FirstOrDefault(p => p.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } parameter
            ? $" Did you mean “params.{parameter}”? Capitals matter." : "";

    public static string ForFunction(string group, string name) => (group, name) switch
    {
        ("math", "random" or "uuid") => " Output must be the same each time; “macro.id” tells uses of a macro apart.",
        ("object", "eval" or "eval_template") => " A template cannot run text as a template.",
        ("", "include" or "include_join") => " Name a snippet of the site itself, as in {{ include 'name' }}.",
        ("", "date") => " Did you mean “date.parse” or “date.to_string”?",
        _ => OtherGroup(name),
    };

    static string OtherGroup(string name)
    {
        var found = FrozenBuiltins.Shared
            .Where(g => g.Value is ScriptObject functions && functions.Contains(name))
            .Select(g => $"“{g.Key}.{name}”")
            .Order(StringComparer.Ordinal);
        return string.Join(" or ", found) is { Length: > 0 } names ? $" Did you mean {names}?" : "";
    }
}
