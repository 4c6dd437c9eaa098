using System.Diagnostics;

namespace UserMacro.Atlassian.Html;

/// <summary>When work is given up.</summary>
/// <param name="At">When, on <see cref="Stopwatch"/>'s clock.</param>
/// <param name="Limit">The whole time that was allowed, with what others spent of it before.</param>
public sealed record Deadline(long At, TimeSpan Limit)
{
    /// <summary>No deadline.</summary>
    public static Deadline None { get; } = new(long.MaxValue, TimeSpan.MaxValue);

    internal bool HasPassed => Stopwatch.GetTimestamp() > At;

    /// <summary>The limit of time, and how long it took until now.</summary>
    internal HtmlExcess Excess => new(
        HtmlMeasure.Time, (long)Limit.TotalMilliseconds, (long)Math.Ceiling((Limit + Stopwatch.GetElapsedTime(At)).TotalMilliseconds));

    /// <summary>When what is left of a time has passed from now on; already has when nothing is left.</summary>
    /// <param name="limit">The whole time that is allowed.</param>
    /// <param name="spent">What was spent of it before.</param>
    public static Deadline After(TimeSpan limit, TimeSpan spent = default) =>
        new(Stopwatch.GetTimestamp() + (long)((limit - spent).TotalSeconds * Stopwatch.Frequency), limit);
}
