using System.ComponentModel;
using System.Text.Json.Serialization;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The plan of an import for one macro.</summary>
internal sealed record ImportPlanItemDto(
    string Key,
    string Name,
    ImportVerdict Verdict,
    [property: Description("How many revisions the archive contains.")] int Revisions,
    [property: Description("Whether pages would see it.")] bool Published,
    [property: Description("What is wrong with which field; absent when nothing is.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors,
    [property: Description("What is wrong with the template that pages would see.")] IReadOnlyList<DiagnosticDto> Diagnostics)
{
    [Description(
        "Whether it would be disabled, because it is so in the archive or the macro it replaces is: "
        + "pages show a notice until an administrator enables it.")]
    public bool Disabled { get; init; }

    [Description("What is not imported as the archive has it, in words.")]
    public IReadOnlyList<string> Notes { get; init; } = [];
}
