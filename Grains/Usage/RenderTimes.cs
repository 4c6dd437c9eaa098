using System.Collections.Immutable;

namespace UserMacro.Grains.Usage;

/// <summary>Render times in classes, each a third wider than the one before, from a tenth of a millisecond to more than any render may take.</summary>
internal static class RenderTimes
{
    public const int Classes = 40;

    const double First = 0.1;
    const double Ratio = 4.0 / 3;

    /// <summary>The class of a time.</summary>
    public static int ClassOf(TimeSpan time) =>
        time.TotalMilliseconds <= First ? 0 : Math.Min(Classes - 1, (int)Math.Ceiling(Math.Log(time.TotalMilliseconds / First, Ratio)));

    /// <summary>The time, in milliseconds, that this share of the counted renders took at most; 0 when none was counted.</summary>
    public static double Percentile(ImmutableArray<int> counts, double share)
    {
        var total = counts.Sum(count => (long)count);
        var wanted = (long)Math.Ceiling(share * total);
        long seen = 0;
        for (var index = 0; index < counts.Length; index++)
        {
            seen += counts[index];
            if (seen >= wanted && total > 0)
            {
                return First * Math.Pow(Ratio, index);
            }
        }

        return 0;
    }

    /// <summary>Both together.</summary>
    public static ImmutableArray<int> Add(ImmutableArray<int> one, ImmutableArray<int> other) =>
        [.. Enumerable.Range(0, Math.Max(one.Length, other.Length)).Select(index => one.ElementAtOrDefault(index) + other.ElementAtOrDefault(index))];
}
