using System.ComponentModel;
using System.Text.Json.Nodes;

namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>One field that differs.</summary>
internal sealed record FieldChangeDto(
    [property: Description("Its name; position is a parameter's place among those that both have.")] string Field,
    [property: Description("Its previous value.")] JsonNode? From,
    [property: Description("Its later value.")] JsonNode? To);
