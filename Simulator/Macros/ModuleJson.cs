using System.Collections.Immutable;
using System.Text.Json;

namespace UserMacro.Simulator.Macros;

/// <summary>Reads module definitions, which the schema has checked before.</summary>
internal static class ModuleJson
{
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>The text of a translatable property.</summary>
    public static string Display(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object ? Text(value, "value") ?? "" : "";

    public static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    public static ImmutableArray<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];

    public static JsonElement? Child(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object ? value : null;
}
