using System.Diagnostics;

namespace UserMacro.Templating.Rendering;

/// <summary>
/// When a piece of work on the calling thread has to end: once it has had its limit of processor time, and at the latest after
/// <see cref="Stretch"/> times that on the clock. So a busy machine, or a collection, ends no honest work.
/// </summary>
internal struct WorkDeadline
{
    /// <summary>How many times its limit work may last on the clock.</summary>
    public const int Stretch = 4;

    readonly TimeSpan _limit;
    readonly TimeSpan? _processorAtFirst;
    readonly long _last;
    long _next;

    public WorkDeadline(TimeSpan limit)
    {
        var now = Stopwatch.GetTimestamp();
        (_limit, _processorAtFirst) = (limit, ThreadTime.Now);
        _next = now + Ticks(limit);
        _last = now + Ticks(Stretch * limit);
    }

    /// <summary>Time until the work may have to end; negative when it has to.</summary>
    public readonly TimeSpan Left => Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _next);

    /// <summary>Whether the work has to end. Reads only the clock until the limit has passed on it.</summary>
    public bool IsOver()
    {
        var now = Stopwatch.GetTimestamp();
        if (now <= _next)
            return false;
        if (now > _last || _processorAtFirst is not { } first || ThreadTime.Now is not { } processor)
            return true;
        var left = _limit - (processor - first);
        if (left <= TimeSpan.Zero)
            return true;
        _next = Math.Min(now + Ticks(left), _last);
        return false;
    }

    static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
