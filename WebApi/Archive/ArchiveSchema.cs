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
            ["oneOf"] = new JsonArray(Site.DeepClone(), Account.DeepClone()),
        };
        Text = JsonSerializer.SerializeToUtf8Bytes(schema, Indented);
    }

    public JsonNode Site { get; }

    public JsonNode Account { get; }

    /// <summary>Both as one schema.</summary>
    public byte[] Text { get; }

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
