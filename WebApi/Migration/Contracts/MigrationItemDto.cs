using System.ComponentModel;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Macros.Contracts.Checks;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>A macro of Data Center: how it works in the cloud, and why.</summary>
internal sealed record MigrationItemDto
{
    [Description("The file it was read from.")]
    public required string File { get; init; }

    [Description("Its name in Data Center.")]
    public required string Name { get; init; }

    [Description("Its key here; pages find it by this name.")]
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required MigrationVerdict Verdict { get; init; }

    [Description("The most serious ones first.")]
    public required IReadOnlyList<MigrationReasonDto> Reasons { get; init; }

    [Description("How its output would reach the page; absent when it is unknown.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OutputChoiceDto? Output { get; init; }

    public required BodyMode Body { get; init; }

    [Description("How many parameters it has.")]
    public required int Parameters { get; init; }

    [Description("Compared with the macros of the site: new, same, conflict or invalid.")]
    public required ImportVerdict Standing { get; init; }

    [Description("The result of its import; absent in a plan.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImportOutcome? Outcome { get; init; }

    [Description("The key it was imported under; absent in a plan.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ImportedAs { get; init; }

    [Description("Why it was not imported; absent otherwise.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApiProblem? Problem { get; init; }
}
