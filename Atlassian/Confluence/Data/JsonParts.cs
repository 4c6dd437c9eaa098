using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UserMacro.Atlassian.Confluence.Data;

/// <summary>Parts of an answer that may be missing or of another kind.</summary>
internal static class JsonParts
{
    public static IEnumerable<JsonObject> Results(this JsonObject answer) => (answer["results"] as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>A text; numbers as their digits, since sites differ in how they write ids.</summary>
    public static string? Text(this JsonObject json, string name) => json[name] is not JsonValue value ? null : value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };

    public static long? Number(this JsonObject json, string name) =>
        long.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
