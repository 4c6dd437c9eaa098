using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.Grains.Usage;

/// <summary>The counts of a period.</summary>
[GenerateSerializer, Immutable, Alias("usage-counts")]
internal sealed record UsageCounts
{
    [Id(0)] public long Renders { get; init; }

    [Id(1)] public long Errors { get; init; }

    [Id(2)] public long Stops { get; init; }

    /// <summary>Renders by the class of their time (<see cref="RenderTimes"/>), without the empty classes at the end.</summary>
    [Id(3)] public ImmutableArray<int> Times { get; init; } = [];

    /// <summary>Renders that went without data that they asked for.</summary>
    [Id(4)] public long WithoutData { get; init; }

    /// <summary>Views in which something was missing.</summary>
    [Id(5)] public MissingCounts Missing { get; init; }

    public UsageFigures Figures =>
        new(Renders, Errors, Stops, RenderTimes.Percentile(Times, 0.5), RenderTimes.Percentile(Times, 0.95))
        {
            WithoutData = WithoutData, Missing = Missing,
        };

    public UsageCounts Add(UsageCounts other) => new()
    {
        Renders = Renders + other.Renders,
        Errors = Errors + other.Errors,
        Stops = Stops + other.Stops,
        WithoutData = WithoutData + other.WithoutData,
        Missing = Missing.Add(other.Missing),
        Times = RenderTimes.Add(Times, other.Times),
    };
}
