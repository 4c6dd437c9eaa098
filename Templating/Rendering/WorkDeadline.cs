using System.Diagnostics;
using System.Runtime.InteropServices;

namespace UserMacro.Templating.Rendering;

/// <summary>
/// When a piece of work on the calling thread has to end: once it has used its limit of processor time, and at the latest after
/// <see cref="Stretch"/> times that limit on the clock. So neither a busy machine nor a garbage collection ends honest work.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct WorkDeadline
{
    /// <summary>How many times its limit of processor time work may take on the clock.</summary>
    public const int Stretch = 4;

    readonly TimeSpan _limit;
    readonly long _began;
    readonly TimeSpan? _processorAtFirst;
    readonly long _last;
    long _next;

    public WorkDeadline(TimeSpan limit)
    {
        var now = Stopwatch.GetTimestamp();
        (_limit, _began, _processorAtFirst) = (limit, now, ThreadTime.Now);
        _next = now + Ticks(limit);
        _last = now + Ticks(Stretch * limit);
    }

    /// <summary>The least time until the work has to end; negative once it has to.</summary>
    public readonly TimeSpan Left => Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _next);

    /// <summary>Processor time since the work began; time on the clock where the system does not provide it, or when that is what ends the work.</summary>
    public readonly TimeSpan Used =>
        Stopwatch.GetTimestamp() <= _last && ThreadTime.Now - _processorAtFirst is { } used ? used : Stopwatch.GetElapsedTime(_began);

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
