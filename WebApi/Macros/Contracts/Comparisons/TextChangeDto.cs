using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>One text that differs.</summary>
internal sealed record TextChangeDto(
    string Field,
    [property: Description("The places that differ, in order; none when only the line ends do.")] IReadOnlyList<HunkDto> Hunks);
