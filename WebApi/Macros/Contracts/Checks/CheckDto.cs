using System.ComponentModel;
using System.Text.Json.Serialization;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Macros.Contracts.Checks;

/// <summary>The diagnostics of a definition.</summary>
internal sealed record CheckDto(
    [property: Description("Diagnostics of the template; none when a broken rule kept it from being read.")] IReadOnlyList<DiagnosticDto> Diagnostics,
    [property: Description("What is wrong with which field; absent when nothing is.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors)
{
    [Description("How the output would reach the page; absent when a field is wrong.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OutputChoiceDto? Output { get; init; }

    /// <summary>How long it kept a thread of a silo busy.</summary>
    [JsonIgnore]
    public TimeSpan Elapsed { get; init; }
}
