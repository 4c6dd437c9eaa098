using System.Text.Json;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Values;

/// <summary>Reads JSON into values that templates can use; every element costs a step.</summary>
internal static class JsonReader
{
    /// <exception cref="TemplateFailureException">The text is not JSON.</exception>
    public static object? Read(GuardedContext context, SourceSpan span, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 20 });
            return Value(context, span, document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new TemplateFailureException(span, "bad-json", $"The text is not JSON: see its line {exception.LineNumber + 1}.");
        }
    }

    static object? Value(GuardedContext context, SourceSpan span, JsonElement json)
    {
        context.Spend(span);
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new GuardedObject();
                foreach (var property in json.EnumerateObject())
                    members[property.Name] = Value(context, span, property.Value);
                return members;
            case JsonValueKind.Array:
                var items = new ScriptArray(json.GetArrayLength());
                foreach (var item in json.EnumerateArray())
                    items.Add(Value(context, span, item));
                return items;
            case JsonValueKind.Number:
                return json.TryGetInt32(out var small) ? small : json.TryGetInt64(out var whole) ? whole : json.TryGetDecimal(out var exact) ? exact : json.GetDouble();
            case JsonValueKind.String:
                return json.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return json.GetBoolean();
            default:
                return null;
        }
    }
}
