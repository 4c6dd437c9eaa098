using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UserMacro.Atlassian.Confluence.Data;

/// <summary>The shape that macros know data in, made of answers of Confluence's.</summary>
internal static class DataShapes
{
    /// <summary>As many ids as one address can hold.</summary>
    const int MaxIds = 100;

    public static JsonNode? Page(JsonObject answer)
    {
        var version = answer["version"] as JsonObject;
        return new JsonObject
        {
            ["created"] = answer.Text("createdAt"),
            ["updated"] = version?.Text("createdAt"),
            ["author_id"] = answer.Text("authorId"),
            ["updater_id"] = version?.Text("authorId"),
        };
    }

    public static JsonNode? Labels(JsonObject answer) => Texts(answer, "name");

    public static JsonNode? Groups(JsonObject answer) => Texts(answer, "name");

    public static JsonNode? Pages(JsonObject answer) => new JsonArray([.. answer.Results().Select(PageOf)]);

    public static JsonNode? Attachments(JsonObject answer, string baseUrl) => new JsonArray(
    [
        .. answer.Results().Select(file => new JsonObject
        {
            ["id"] = file.Text("id"),
            ["title"] = file.Text("title"),
            ["media_type"] = file.Text("mediaType"),
            ["size"] = file.Number("fileSize"),
            ["url"] = file.Text("downloadLink") is { } link && link.StartsWith('/') ? baseUrl + link : "",
        }),
    ]);

    public static JsonNode? Properties(JsonObject answer)
    {
        var values = new JsonObject();
        foreach (var property in answer.Results())
        {
            if (property.Text("key") is { } key)
            {
                values[key] = property["value"]?.DeepClone();
            }
        }

        return values;
    }

    public static JsonNode? Space(JsonObject answer) => answer.Results().FirstOrDefault() is { } space
        ? new JsonObject { ["id"] = space.Text("id"), ["name"] = space.Text("name"), ["homepage_id"] = space.Text("homepageId") }
        : null;

    public static JsonNode? User(JsonObject answer) => new JsonObject { ["name"] = answer.Text("displayName") };

    /// <summary>The ids of the pages in a list; others in it are folders and the like, which have no page.</summary>
    public static ImmutableArray<string> PageIds(JsonObject? answer) =>
    [
        .. (answer?.Results() ?? [])
            .Where(item => item.Text("type") is null or "page")
            .Select(item => item.Text("id") ?? "")
            .Where(id => id.Length is > 0 and <= 20 && id.All(char.IsAsciiDigit))
            .TakeLast(MaxIds),
    ];

    /// <summary>Pages in the order of their ids; those that the asker may not see are left out.</summary>
    public static JsonNode? InOrder(JsonObject answer, ImmutableArray<string> ids)
    {
        var pages =
            answer.Results().Where(page => page.Text("id") is not null).DistinctBy(page => page.Text("id"), StringComparer.Ordinal).ToDictionary(
                page => page.Text("id")!, StringComparer.Ordinal);
        return new JsonArray([.. ids.Where(pages.ContainsKey).Select(id => PageOf(pages[id]))]);
    }

    static JsonObject PageOf(JsonObject page) => new() { ["id"] = page.Text("id"), ["title"] = page.Text("title") };

    static JsonArray Texts(JsonObject answer, string name) =>
        new([.. answer.Results().Select(item => item.Text(name)).OfType<string>().Select(text => JsonValue.Create(text))]);
}

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
