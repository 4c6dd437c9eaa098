using System.ComponentModel;
using System.Text.Json.Serialization;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>A bundle, and what to do with its macros.</summary>
internal sealed record ImportRequestDto
{
    [Description("As this API exported it.")]
    [JsonPropertyName("bundle")]
    public required ArchiveDto Bundle { get; init; }

    [Description("What to do with each macro, by its key in the archive. New macros are imported and equal ones skipped without a choice; every conflict "
        + "needs one.")]
    public IReadOnlyDictionary<string, ImportChoiceDto> Choices { get; init; } = new Dictionary<string, ImportChoiceDto>(StringComparer.Ordinal);
}
