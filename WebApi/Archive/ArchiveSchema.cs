using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.WebApi.Api.Description;
using UserMacro.WebApi.Archive.Contracts;

namespace UserMacro.WebApi.Archive;

/// <summary>The JSON schema of archives, made from the records that they are written by.</summary>
internal sealed class ArchiveSchema
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    public ArchiveSchema(IOptions<JsonOptions> json)
    {
        var options = json.Value.SerializerOptions;
        Site = options.GetJsonSchemaAsNode(typeof(SiteArchiveDto), Exporter);
        Account = options.GetJsonSchemaAsNode(typeof(AccountArchiveDto), Exporter);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "User Macro: archive of all that is stored about a site, or about one account",
            ["oneOf"] = new JsonArray(Within("#/oneOf/0", Site), Within("#/oneOf/1", Account)),
        };
        Text = JsonSerializer.SerializeToUtf8Bytes(schema, Indented);
    }

    public JsonNode Site { get; }

    public JsonNode Account { get; }

    /// <summary>Both as one schema.</summary>
    public byte[] Text { get; }

    /// <summary>The schema at another place of a document: what it refers to is at that place too.</summary>
    static JsonNode Within(string place, JsonNode schema)
    {
        var moved = schema.DeepClone();
        Move(moved);
        return moved;

        void Move(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject members:
                    if (members["$ref"] is JsonValue reference)
                    {
                        members["$ref"] = place + reference.GetValue<string>()[1..];
                    }

                    foreach (var (_, member) in members)
                    {
                        Move(member);
                    }

                    break;
                case JsonArray items:
                    foreach (var item in items)
                    {
                        Move(item);
                    }

                    break;
            }
        }
    }

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var provider = context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type;
        if (schema is JsonObject node && provider.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute description, ..])
        {
            node.Insert(0, "description", LimitNumbers.In(description.Description));
        }

        return schema;
    }
}
