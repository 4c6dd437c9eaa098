using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>A place where two texts differ, with three unchanged lines around it.</summary>
internal sealed record HunkDto(
    [property: Description("Number of its first line in the previous text, from 1.")] int FromLine,
    [property: Description("Number of its first line in the later text, from 1.")] int ToLine,
    IReadOnlyList<LineDto> Lines);
