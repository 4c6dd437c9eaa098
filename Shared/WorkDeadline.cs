using System.Runtime.InteropServices;

namespace UserMacro.Shared;

/// <summary>
/// When a piece of work on the calling thread has to end: once it has used its limit of processor time, and at the latest after
/// <see cref="Stretch"/> times that limit on the clock. So neither a busy machine nor a garbage collection ends honest work.
/// </summary>
/// <remarks>A file of every project that limits work; it is no project, as pure libraries know none of ours.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct WorkDeadline
{
    /// <summary>How many times its limit of processor time work may take on the clock.</summary>
    public const int Stretch = 4;

    readonly TimeProvider _time;
    readonly Func<TimeSpan?> _processor;
    readonly TimeSpan _limit;
    readonly long _began;
    readonly TimeSpan? _processorAtFirst;
    readonly long _last;
    long _next;

    /// <param name="limit">The processor time.</param>
    public WorkDeadline(TimeSpan limit)
        : this(limit, TimeProvider.System, static () => ThreadTime.Now)
    {
    }

    /// <param name="limit">The processor time.</param>
    /// <param name="time">The clock.</param>
    /// <param name="processor">How much processor time the calling thread has had; null where the system does not tell.</param>
    public WorkDeadline(TimeSpan limit, TimeProvider time, Func<TimeSpan?> processor)
    {
        (_time, _processor) = (time, processor);
        var now = time.GetTimestamp();
        (_limit, _began, _processorAtFirst) = (limit, now, processor());
        _next = now + Ticks(limit);
        _last = now + Ticks(Stretch * limit);
    }

    /// <summary>The least time until the work has to end; negative once it has to.</summary>
    public readonly TimeSpan Left => _time.GetElapsedTime(_time.GetTimestamp(), _next);

    /// <summary>Processor time since the work began; time on the clock where the system does not provide it, or when that is what ends the work.</summary>
    public readonly TimeSpan Used =>
        _time.GetTimestamp() <= _last && _processor() - _processorAtFirst is { } used ? used : _time.GetElapsedTime(_began);

    /// <summary>Whether the work has to end. Reads only the clock until the limit has passed on it.</summary>
    public bool IsOver()
    {
        var now = _time.GetTimestamp();
        if (now <= _next)
        {
            return false;
        }

        if (now > _last || _processorAtFirst is not { } first || _processor() is not { } processor)
        {
            return true;
        }

        var left = _limit - (processor - first);
        if (left <= TimeSpan.Zero)
        {
            return true;
        }

        _next = Math.Min(now + Ticks(left), _last);
        return false;
    }

    readonly long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
