using System.ComponentModel;
using System.Text.Json.Serialization;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>An RFC 9457 problem with the members of ours.</summary>
internal sealed record ApiProblem
{
    [Description("Stable name of the kind of problem.")]
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    [Description("What happened and what to do.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    [Description("Where the request is wrong: a JSON path for its body, the name of a parameter or header for the rest. Every 400 has one.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Location { get; init; }

    [Description("What is wrong with which field.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    [Description("What is wrong with the template.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DiagnosticDto>? Diagnostics { get; init; }

    [Description("Whether the text was stored as the draft nevertheless; its number is the ETag.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? DraftKept { get; init; }

    [Description("The number of the draft that is current.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CurrentDraft { get; init; }

    [Description("Name of the limit that is reached.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Limit { get; init; }
}
