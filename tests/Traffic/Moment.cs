using System.Diagnostics;

namespace UserMacro.Traffic;

/// <summary>One clock for all loads of a test, so that what they saw can be laid side by side.</summary>
public static class Moment
{
    /// <summary>Time since a fixed moment; never runs backwards.</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);
}
