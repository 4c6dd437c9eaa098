using System.ComponentModel;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.WebApi.Usage.Contracts;

/// <summary>How often something was missing in what readers saw, by reason.</summary>
internal sealed record MissingDto(
    [property: Description("It held more macros than one view may.")] long TooMany,
    [property: Description("Macros were deeper inside each other than they may be.")] long TooDeep,
    [property: Description("Bodies or output of the macros in it were too large together.")] long TooLarge,
    [property: Description("Confluence, or the macros in it together, took too long.")] long Late,
    [property: Description("Confluence did not convert it, or not all of it.")] long Refused,
    [property: Description("Its page held different copies of it under one ID.")] long Unclear)
{
    public static MissingDto From(MissingCounts counts) => new(counts.TooMany, counts.TooDeep, counts.TooLarge, counts.Late, counts.Refused, counts.Unclear);
}
