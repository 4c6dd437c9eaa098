using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.Grains.Usage;

/// <summary>How a macro was used, by days.</summary>
[GenerateSerializer, Immutable, Alias("usage-log")]
internal sealed record UsageLog
{
    /// <summary>How many days are kept.</summary>
    public const int DaysKept = 90;

    /// <summary>The counts by day, as <c>2026-01-31</c> in UTC.</summary>
    [Id(0)] public ImmutableDictionary<string, UsageCounts> Days { get; init; } = ImmutableDictionary<string, UsageCounts>.Empty;

    /// <summary>When the macro was rendered last.</summary>
    [Id(1)] public DateTimeOffset? LastRender { get; init; }

    /// <summary>The name of what was added last, so that it is not added again when nobody knows whether it was stored.</summary>
    [Id(2)] public string LastBatch { get; init; } = "";

    /// <summary>The name of a day.</summary>
    public static string DayOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>With what was counted, and without the days that are too long ago; this very log when that is in it already.</summary>
    public UsageLog Add(UsageBatch batch)
    {
        if (string.Equals(batch.Name, LastBatch, StringComparison.Ordinal))
        {
            return this;
        }

        var days = batch.Days.Aggregate(Days, (all, day) => all.SetItem(day.Key, all.GetValueOrDefault(day.Key, new()).Add(day.Value)));
        var oldest = DayOf(batch.LastRender.AddDays(-DaysKept));
        return this with
        {
            Days = days.RemoveRange(days.Keys.Where(day => string.CompareOrdinal(day, oldest) <= 0)),
            LastRender = batch.LastRender,
            LastBatch = batch.Name,
        };
    }

    /// <summary>The figures from one day to another, both included.</summary>
    public UsageReport Report(string from, string until, StopKind? slowed)
    {
        var days = Days.Where(day => string.CompareOrdinal(day.Key, from) >= 0 && string.CompareOrdinal(day.Key, until) <= 0)
            .OrderBy(day => day.Key, StringComparer.Ordinal).ToList();
        var total = days.Aggregate(new UsageCounts(), (sum, day) => sum.Add(day.Value));
        return new(total.Figures, [.. days.Select(day => new UsageOfDay(day.Key, day.Value.Figures))], LastRender, slowed);
    }
}
