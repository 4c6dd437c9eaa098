namespace UserMacro.Grains.Interfaces.Usage;

/// <summary>How a macro was used over some time. Nothing of pages, values or viewers is in it.</summary>
/// <param name="Renders">How often it was rendered, those that failed included. What a cache answered was not rendered.</param>
/// <param name="Errors">How often its template failed.</param>
/// <param name="Stops">How often the guard stopped it.</param>
/// <param name="MedianMilliseconds">The time that half of the renders took at most, within a third; 0 for none.</param>
/// <param name="P95Milliseconds">The time that 95 of 100 renders took at most, within a third; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("usage-figures")]
public sealed record UsageFigures(
    [property: Id(0)] long Renders,
    [property: Id(1)] long Errors,
    [property: Id(2)] long Stops,
    [property: Id(3)] double MedianMilliseconds,
    [property: Id(4)] double P95Milliseconds)
{
    /// <summary>How often static output went without data of the page, because the app may ask Confluence no more for a while.</summary>
    [Id(5)] public long WithoutData { get; init; }

    /// <summary>How often something was missing in what readers saw of it in a frame.</summary>
    [Id(6)] public MissingCounts Missing { get; init; }
}
