using System.Text.Json;
using System.Text.Json.Nodes;

namespace UserMacro.Atlassian.Confluence.Data;

/// <summary>What Confluence has answered, by address. An answer that is refused, broken or of another shape is nothing.</summary>
/// <param name="texts">JSON by address; null for a refused question.</param>
public sealed class DataAnswers(IReadOnlyDictionary<string, string?> texts)
{
    /// <summary>Fewer than a template reads, so that no answer ends a run.</summary>
    const int MaxDepth = 18;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    readonly Dictionary<string, JsonObject?> _read = new(StringComparer.Ordinal);

    /// <summary>Whether the question was asked.</summary>
    internal bool Has(string address) => texts.ContainsKey(address);

    /// <summary>The answer; null when it is nothing.</summary>
    internal JsonObject? Of(string address)
    {
        if (!_read.TryGetValue(address, out var json))
        {
            _read[address] = json = Read(texts.GetValueOrDefault(address));
        }

        return json;
    }

    static JsonObject? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text, documentOptions: Options) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
