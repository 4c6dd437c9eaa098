using System.ComponentModel;
using System.Text.Json.Serialization;

namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>Why a macro got its verdict, or what else is worth knowing of it.</summary>
internal sealed record MigrationReasonDto(
    [property: Description("The verdict that this alone would lead to.")] MigrationVerdict Weight,
    [property: Description("Stable short name, for example not-in-cloud.")] string Code,
    [property: Description("What it is and what to do, for an administrator.")] string Message,
    [property: Description("Where in the template, from 1; absent for settings.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column)
{
    [Description("How often it was found; a check names 20 places at most.")]
    public int Count { get; init; } = 1;

    [Description("The lines where it was found; absent where that is one place.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Lines { get; init; }
}
