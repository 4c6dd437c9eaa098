using System.Diagnostics;

namespace UserMacro.Atlassian.Html;

/// <summary>The time at which work is given up.</summary>
/// <param name="At">The time, on <see cref="Stopwatch"/>'s clock.</param>
/// <param name="Limit">The whole time allowed, including what earlier work has spent of it.</param>
public sealed record Deadline(long At, TimeSpan Limit)
{
    /// <summary>No deadline.</summary>
    public static Deadline None { get; } = new(long.MaxValue, TimeSpan.MaxValue);

    internal bool HasPassed => Stopwatch.GetTimestamp() > At;

    /// <summary>The time limit, and the time taken so far.</summary>
    internal HtmlExcess Excess => new(
        HtmlMeasure.Time, (long)Limit.TotalMilliseconds, (long)Math.Ceiling((Limit + Stopwatch.GetElapsedTime(At)).TotalMilliseconds));

    /// <summary>A deadline after what is left of a time limit; in the past when nothing is left.</summary>
    /// <param name="limit">The whole time allowed.</param>
    /// <param name="spent">How much of it has been spent before.</param>
    public static Deadline After(TimeSpan limit, TimeSpan spent = default) =>
        new(Stopwatch.GetTimestamp() + (long)((limit - spent).TotalSeconds * Stopwatch.Frequency), limit);
}
