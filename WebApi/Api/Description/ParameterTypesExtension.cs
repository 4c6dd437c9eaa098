using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parameters;

namespace UserMacro.WebApi.Api.Description;

/// <summary>The table of parameter types in the description of the API, for the page and other clients that ask for values.</summary>
internal static class ParameterTypesExtension
{
    /// <summary>The member of the schema of a parameter's type.</summary>
    public const string Name = "x-parameter-types";

    public static Task AddTo(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(ParameterType))
        {
            (schema.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))[Name] = new JsonNodeExtension(Table());
        }

        return Task.CompletedTask;
    }

    static JsonArray Table() => new([.. ParameterTypes.All.Select(type => new JsonObject
    {
        ["type"] = type.Name,
        ["title"] = type.Title,
        ["description"] = type.Description,
        ["field"] = JsonNamingPolicy.CamelCase.ConvertName(type.Field.ToString()),
        ["takesSeveral"] = type.TakesSeveral,
        ["hasChoices"] = type.HasChoices,
        ["takesLines"] = type.TakesLines,
        ["sample"] = type.Sample,
        ["expectation"] = type.Expectation,
        ["pattern"] = type.Pattern,
    })]);
}
