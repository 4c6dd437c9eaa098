using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using UserMacro.WebApi.Api.Edits;

namespace UserMacro.WebApi.Tests.Api.Contract;

/// <summary>An operation of the API: its entry in the route table, and its description.</summary>
sealed class ApiOperation
{
    readonly JsonNode _document;

    public ApiOperation(RouteEndpoint endpoint, string method, JsonNode document)
    {
        _document = document;
        Method = new(method);
        Template = endpoint.RoutePattern.RawText!.Replace(":int", "", StringComparison.Ordinal);
        if (Template.EndsWith('/'))
        {
            Template = Template[..^1];
        }

        Description = document["paths"]?[Template]?[method.ToLowerInvariant()];
        MediaType = endpoint.Metadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.ContentTypes[0];
        IfMatch = endpoint.Metadata.OfType<IfMatchRequirement>().FirstOrDefault();
        TakesKey = UserMacro.WebApi.Api.Idempotency.IdempotencyMiddleware.TakesKey(endpoint.Metadata);
        MaxBytes = endpoint.Metadata.OfType<IRequestSizeLimitMetadata>().FirstOrDefault()?.MaxRequestBodySize ?? 2 << 20;
    }

    public HttpMethod Method { get; }

    public string Template { get; }

    /// <summary>The document's description of it; null when the document lacks the operation.</summary>
    public JsonNode? Description { get; }

    /// <summary>The media type of the body; null for an operation without one.</summary>
    public string? MediaType { get; }

    public IfMatchRequirement? IfMatch { get; }

    public bool TakesKey { get; }

    public long MaxBytes { get; }

    public string Name => $"{Method} {Template}";

    /// <summary>The operation's id in the description.</summary>
    public string Id => Description!["operationId"]!.GetValue<string>();

    /// <summary>Whether the body is JSON that the framework reads; bundles and files are read by us.</summary>
    public bool HasJson => MediaType == "application/json" && MaxBytes < 10 << 20;

    public bool IsBodyRequired => Description?["requestBody"]?["required"]?.GetValue<bool>() ?? false;

    public IReadOnlySet<int> Statuses =>
        Description!["responses"]!.AsObject().Select(answer => int.Parse(answer.Key, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();

    public IEnumerable<string> PathParameters => Parameters("path").Select(parameter => parameter.Name);

    public IEnumerable<(string Name, bool IsRequired)> QueryParameters => Parameters("query");

    /// <summary>The schema of the body; null for none.</summary>
    public JsonNode? BodySchema => Description?["requestBody"]?["content"]?[MediaType ?? ""]?["schema"] is { } schema ? Resolve(schema) : null;

    /// <summary>The smallest JSON that the schema allows: the required members, with the simplest values.</summary>
    public JsonNode? LeastBody() => BodySchema is { } schema ? Least(schema) : null;

    public JsonNode Resolve(JsonNode schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Resolve(_document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!);
        }

        return schema["oneOf"] is JsonArray choices ? Resolve(choices.First(choice => TypeOf(choice!) != "null")!) : schema;
    }

    public static string TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => type!.GetValue<string>()).First(type => type != "null"),
        JsonValue type => type.GetValue<string>(),
        _ => schema["enum"] is null ? "object" : "string",
    };

    JsonNode Least(JsonNode schema)
    {
        schema = Resolve(schema);
        if (schema["enum"] is JsonArray names)
        {
            return names[0]!.DeepClone();
        }

        return TypeOf(schema) switch
        {
            "string" when schema["format"]?.GetValue<string>() == "date-time" => "2026-01-01T00:00:00Z",
            "string" => "x",
            "integer" or "number" => 1,
            "boolean" => false,
            "array" => new JsonArray(),
            _ => new JsonObject((schema["required"] as JsonArray ?? [])
                .Select(name => name!.GetValue<string>())
                .Select(name => KeyValuePair.Create(name, (JsonNode?)Least(schema["properties"]![name]!)))),
        };
    }

    IEnumerable<(string Name, bool IsRequired)> Parameters(string place) => (Description?["parameters"] as JsonArray ?? [])
        .Where(parameter => parameter!["in"]!.GetValue<string>() == place)
        .Select(parameter => (parameter!["name"]!.GetValue<string>(), parameter["required"]?.GetValue<bool>() ?? false));
}
