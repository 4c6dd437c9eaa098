using Scriban;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>JSON within limits.</summary>
internal static class ObjectFunctions
{
    public static object ToJson(TemplateContext context, SourceSpan span, object? value) => JsonWriter.Write((GuardedContext)context, span, value);

    public static object? FromJson(TemplateContext context, SourceSpan span, string? json) =>
        string.IsNullOrWhiteSpace(json) ? null : JsonReader.Read((GuardedContext)context, span, json);
}
