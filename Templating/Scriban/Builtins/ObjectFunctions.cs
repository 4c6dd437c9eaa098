using Scriban;
using Scriban.Parsing;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>JSON and look-ups within limits.</summary>
internal static class ObjectFunctions
{
    public static object ToJson(TemplateContext context, SourceSpan span, object? value) => JsonWriter.Write((GuardedContext)context, span, value);

    public static object? FromJson(TemplateContext context, SourceSpan span, string? json) =>
        string.IsNullOrWhiteSpace(json) ? null : JsonReader.Read((GuardedContext)context, span, json);

    public static bool HasKey(TemplateContext context, IDictionary<string, object>? value, string? key) => TryFind(context, value, key, out _);

    public static bool HasValue(TemplateContext context, IDictionary<string, object>? value, string? key) =>
        TryFind(context, value, key, out var found) && found is not null;

    static bool TryFind(TemplateContext context, IDictionary<string, object>? value, string? key, out object? found)
    {
        found = null;
        if (value is null || key is null)
        {
            return false;
        }

        ((GuardedContext)context).ChargeKey(key.Length);
        return value.TryGetValue(key, out found);
    }
}
