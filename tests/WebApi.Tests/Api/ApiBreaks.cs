using System.Text.Json.Nodes;

namespace UserMacro.WebApi.Tests.Api;

/// <summary>What a newer description of the API breaks for those who use it as an older one says. Additions break nothing.</summary>
sealed class ApiBreaks
{
    readonly JsonNode _released;
    readonly JsonNode _current;
    readonly List<string> _breaks = [];
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    ApiBreaks(JsonNode released, JsonNode current) => (_released, _current) = (released, current);

    public static IReadOnlyList<string> Between(JsonNode released, JsonNode current)
    {
        var breaks = new ApiBreaks(released, current);
        foreach (var (path, item) in Members(released["paths"]))
        {
            foreach (var (method, operation) in Members(item))
            {
                breaks.CompareOperation($"{method.ToUpperInvariant()} {path}", operation!, current["paths"]?[path]?[method]);
            }
        }

        return breaks._breaks;
    }

    void CompareOperation(string name, JsonNode former, JsonNode? later)
    {
        if (later is null)
        {
            _breaks.Add($"{name} is gone");
            return;
        }

        foreach (var parameter in Items(former["parameters"]).Where(parameter => Find(later, parameter) is null))
        {
            _breaks.Add($"{name} does not take {TextOf(parameter)} any more");
        }

        foreach (var parameter in Items(
            later["parameters"]).Where(IsRequired).Where(parameter => Find(former, parameter) is not { } before || !IsRequired(before)))
        {
            _breaks.Add($"{name} needs {TextOf(parameter)} now");
        }

        foreach (var parameter in Items(former["parameters"]))
        {
            if (Find(later, parameter) is { } same)
            {
                CompareSchema($"{name} {TextOf(parameter)}", parameter["schema"], same["schema"], isRequest: true);
            }
        }

        foreach (var (type, content) in Members(former["requestBody"]?["content"]))
        {
            CompareSchema($"{name} request", content!["schema"], later["requestBody"]?["content"]?[type]?["schema"], isRequest: true);
        }

        foreach (var (status, response) in Members(former["responses"]))
        {
            if (later["responses"]?[status] is null && status[0] == '2')
            {
                _breaks.Add($"{name} does not answer {status} any more");
            }

            foreach (var (type, content) in Members(response?["content"]))
            {
                CompareSchema($"{name} {status}", content!["schema"], later["responses"]?[status]?["content"]?[type]?["schema"], isRequest: false);
            }
        }
    }

    void CompareSchema(string place, JsonNode? former, JsonNode? later, bool isRequest)
    {
        if (former is null)
        {
            return;
        }

        if (later is null)
        {
            _breaks.Add($"{place} is gone");
            return;
        }

        if (former["$ref"] is { } name && !_seen.Add($"{name} {later["$ref"]} {isRequest}"))
        {
            return;
        }

        (former, later) = (Resolve(_released, former), Resolve(_current, later));
        if (!string.Equals(TypeOf(former), TypeOf(later), StringComparison.Ordinal))
        {
            _breaks.Add($"{place} is {TypeOf(later)} instead of {TypeOf(former)}");
        }

        if (isRequest)
        {
            foreach (var value in Texts(
                former["enum"]).Except(Texts(later["enum"]), StringComparer.Ordinal).Where(_ => later["enum"] is not null || former["enum"] is not null))
            {
                _breaks.Add($"{place} does not take '{value}' any more");
            }

            foreach (var required in Texts(later["required"]).Except(Texts(former["required"]), StringComparer.Ordinal))
            {
                _breaks.Add($"{place}.{required} is needed now");
            }
        }

        foreach (var (property, schema) in Members(former["properties"]))
        {
            CompareSchema($"{place}.{property}", schema, later["properties"]?[property], isRequest);
        }

        CompareSchema($"{place}[]", former["items"], later["items"], isRequest);
        CompareSchema($"{place}{{}}", former["additionalProperties"] as JsonObject, later["additionalProperties"] as JsonObject, isRequest);
        foreach (var (one, other) in Items(former["oneOf"]).Zip(Items(later["oneOf"])))
        {
            CompareSchema(place, one, other, isRequest);
        }
    }

    static JsonNode Resolve(JsonNode document, JsonNode schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    static string TypeOf(JsonNode schema) => schema["type"]?.ToJsonString() ?? (schema["oneOf"] is null ? "anything" : "one of several");

    static JsonNode? Find(JsonNode operation, JsonNode parameter) => Items(operation["parameters"]).FirstOrDefault(other => TextOf(other) == TextOf(parameter));

    static bool IsRequired(JsonNode parameter) => parameter["required"]?.GetValue<bool>() ?? false;

    static string TextOf(JsonNode parameter) => $"{parameter["name"]} in {parameter["in"]}";

    static IEnumerable<string> Texts(JsonNode? list) => Items(list).Select(item => item.ToString());

    static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];

    static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node as JsonObject ?? [];
}
