using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace UserMacro.Simulator.Modules;

/// <summary>
/// Checks module definitions against the JSON schema that Atlassian publishes for them in npm <c>@forge/manifest</c>
/// (docs/reference/connect-descriptor.md#descriptor).
/// </summary>
internal sealed class ModuleSchemas
{
    const int MaxKeyLength = 100;
    readonly ConcurrentDictionary<string, JsonSchema?> _byType = new(StringComparer.Ordinal);
    readonly Lazy<JsonObject> _manifest = new(() =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "schema", "manifest-schema.json")))!.AsObject());

    /// <summary>Null when the modules are well formed, else what is wrong with the first one that is not.</summary>
    public string? Check(string type, JsonElement modules)
    {
        if (_byType.GetOrAdd(type, Load) is not { } schema)
        {
            return $"There is no module type '{type}'.";
        }

        var faults = schema.Validate(modules.GetRawText());
        if (faults.Count > 0)
        {
            return $"{type}: {Describe(faults.First())}";
        }

        return modules.ValueKind is JsonValueKind.Array
            ? modules.EnumerateArray().Select(module => CheckKey(type, module)).FirstOrDefault(fault => fault is not null) : CheckKey(type, modules);
    }

    // The published schema gives the wider rule of Forge; Connect takes no underscore and 100 characters (docs/reference/connect-descriptor.md#descriptor).
    static string? CheckKey(string type, JsonElement module)
    {
        if (!module.TryGetProperty("key", out var key))
        {
            return null;
        }

        var text = key.GetString()!;
        return text.Length is > 0 and <= MaxKeyLength && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-')
            ? null
            : $"{type}: '{text}' is no module key.";
    }

    static string Describe(ValidationError fault)
    {
        var leaf = fault;
        while (leaf is ChildSchemaValidationError { Errors: var inner } && inner.Values.SelectMany(errors => errors).FirstOrDefault() is { } deeper)
        {
            leaf =
            deeper;
        }

        return $"{leaf.Path?.TrimStart('#', '/')} {leaf.Kind}".Trim();
    }

    JsonSchema? Load(string type)
    {
        var definitions = _manifest.Value["definitions"]!.AsObject();
        if (definitions["ModuleSchema"]!["properties"]![$"connect-confluence:{type}"] is not { } module)
        {
            return null;
        }

        var needed = new JsonObject();
        Collect(module, definitions, needed);
        var schema = module.DeepClone().AsObject();
        schema["definitions"] = needed;
        return JsonSchema.FromJsonAsync(schema.ToJsonString()).GetAwaiter().GetResult();
    }

    // Only what a type refers to: the whole manifest schema takes seconds to load.
    static void Collect(JsonNode? node, JsonObject definitions, JsonObject needed)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Collect(item, definitions, needed);
            }
        }
        else if (node is JsonObject value)
        {
            foreach (var (name, child) in value)
            {
                if (name is "$ref")
                {
                    CollectDefinition(child!.GetValue<string>(), definitions, needed);
                }
                else
                {
                    Collect(child, definitions, needed);
                }
            }
        }
    }

    static void CollectDefinition(string reference, JsonObject definitions, JsonObject needed)
    {
        const string Prefix = "#/definitions/";
        if (!reference.StartsWith(Prefix, StringComparison.Ordinal) || needed.ContainsKey(reference[Prefix.Length..]))
        {
            return;
        }

        var name = reference[Prefix.Length..];
        // A condition that holds conditions refers to the whole document ("#") where it means itself.
        needed[name] = JsonNode.Parse(definitions[name]!.ToJsonString().Replace("\"$ref\":\"#\"", $"\"$ref\":\"{reference}\"", StringComparison.Ordinal));
        Collect(definitions[name], definitions, needed);
    }
}
