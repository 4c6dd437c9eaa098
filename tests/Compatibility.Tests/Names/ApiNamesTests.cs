using System.Text.Json.Nodes;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>
/// The names in the JSON of the API, of each operation by itself. The description as a whole is compared with what is served by the tests of
/// the API; how its schemas are called is nobody's business, so they are looked through here.
/// </summary>
public sealed class ApiNamesTests
{
    static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    const string ProblemType = "application/problem+json";

    static readonly JsonNode Description = JsonNode.Parse(File.ReadAllText(Path.Combine(GoldenFolder.RepositoryRoot(), "WebApi", "openapi.json")))!;

    [Fact]
    public void Api_EachOperation_HasTheNamesThatClientsUse() =>
        NameList.ShouldHold("api.txt", Description["paths"]!.AsObject().SelectMany(path =>
            Methods.Where(method => path.Value![method] is not null).SelectMany(method =>
                Operation($"{method.ToUpperInvariant()} {path.Key}", path.Value![method]!))));

    [Fact]
    public void Problems_EachKind_HaveTheNamesThatClientsUse() =>
        NameList.ShouldHold("api-problems.txt", Description["paths"]!.AsObject()
            .SelectMany(path => Methods.Select(method => path.Value![method]).OfType<JsonNode>())
            .SelectMany(operation => operation["responses"]!.AsObject())
            .Where(answer => IsProblem(answer.Value!))
            .SelectMany(answer => Content("problem", answer.Value)));

    static IEnumerable<string> Operation(string name, JsonNode operation)
    {
        yield return $"{name} = {operation["operationId"]}";
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var mark = parameter!["required"]?.GetValue<bool>() is true ? "!" : "";
            foreach (var line in Schema($"{name} {parameter["in"]} {parameter["name"]}{mark}", parameter["schema"]!, []))
            {
                yield return line;
            }
        }

        foreach (var line in Content($"{name} request", operation["requestBody"]))
        {
            yield return line;
        }

        foreach (var (status, answer) in operation["responses"]!.AsObject())
        {
            if (IsProblem(answer!))
            {
                yield return $"{name} {status} problem";
                continue;
            }

            yield return $"{name} {status}";
            foreach (var header in answer!["headers"]?.AsObject() ?? [])
            {
                yield return $"{name} {status} header {header.Key}";
            }

            foreach (var line in Content($"{name} {status}", answer))
            {
                yield return line;
            }
        }
    }

    static bool IsProblem(JsonNode answer) => answer["content"]?[ProblemType] is not null;

    static IEnumerable<string> Content(string path, JsonNode? body) => (body?["content"]?.AsObject() ?? []).SelectMany(content =>
        Schema($"{path} {content.Key} $", content.Value!["schema"] ?? new JsonObject(), []));

    static IEnumerable<string> Schema(string path, JsonNode schema, IReadOnlyList<string> within)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            var name = reference[(reference.LastIndexOf('/') + 1)..];
            return within.Contains(name, StringComparer.Ordinal)
                ? [$"{path}: again"]
                : Schema(path, Description["components"]!["schemas"]![name]!, [.. within, name]);
        }

        if ((schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is JsonArray choices)
        {
            return choices.SelectMany(choice => Schema(path, choice!, within));
        }

        if (schema["enum"] is JsonArray values)
        {
            return [$"{path}: {string.Join(" | ", values.Select(value => value?.ToJsonString() ?? "null"))}"];
        }

        if (schema["properties"] is JsonObject properties)
        {
            var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
            return properties.SelectMany(property => Schema($"{path}.{property.Key}{(required.Contains(property.Key) ? "!" : "")}", property.Value!, within));
        }

        return schema["items"] is { } items ? Schema(path + "[]", items, within)
            : schema["additionalProperties"] is JsonObject more ? Schema(path + "{}", more, within)
            : [$"{path}: {schema["type"]?.ToJsonString() ?? "any"}"];
    }
}
