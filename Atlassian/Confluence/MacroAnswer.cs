using System.Text.Json;

namespace UserMacro.Atlassian.Confluence;

/// <summary>What a site answers about a macro of a page (docs/reference/confluence-rest.md#requests).</summary>
internal sealed record MacroAnswer(string? Body, IReadOnlyDictionary<string, JsonElement>? Parameters)
{
    /// <summary>Each parameter is a text, or an object with the text in it: sites differ.</summary>
    public StoredMacro ToMacro() => new(
        Body ?? "",
        (Parameters ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            .Select(pair => KeyValuePair.Create(pair.Key, TextOf(pair.Value)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal));

    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when value.TryGetProperty("value", out var inner) && inner.ValueKind == JsonValueKind.String => inner.GetString(),
        _ => null,
    };
}
