namespace UserMacro.Grains.Interfaces.Usage;

/// <summary>How a macro was used on one day.</summary>
/// <param name="Date">The day in UTC, as <c>2026-01-31</c>.</param>
/// <param name="Figures">The figures.</param>
[GenerateSerializer, Immutable, Alias("usage-of-day")]
public sealed record UsageOfDay([property: Id(0)] string Date, [property: Id(1)] UsageFigures Figures);
