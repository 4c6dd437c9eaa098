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

    /// <summary>
    /// Time on the clock until processor time is read for the first time, which is a system call: most work is done by then. As much counts
    /// as used in it; work that looks at its deadline every few milliseconds can gain no more than what lies between two looks.
    /// </summary>
    static readonly TimeSpan Unmeasured = TimeSpan.FromMilliseconds(4);

    readonly TimeProvider _time;
    readonly Func<TimeSpan?> _processor;
    readonly TimeSpan _limit;
    readonly TimeSpan _unmeasured;
    readonly long _began;
    readonly long _last;
    TimeSpan? _processorAtFirst;
    bool _isMeasured;
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
        (_time, _processor, _limit, _began) = (time, processor, limit, time.GetTimestamp());
        _unmeasured = Unmeasured < limit / 4 ? Unmeasured : limit / 4;
        _next = _began + Ticks(_unmeasured);
        _last = _began + Ticks(Stretch * limit);
    }

    /// <summary>The least time until the work has to end; negative once it has to.</summary>
    public readonly TimeSpan Left =>
        _time.GetElapsedTime(_time.GetTimestamp(), _isMeasured ? _next : _began + Ticks(_limit));

    /// <summary>Processor time since the work began; time on the clock where the system does not provide it, or when that is what ends the work.</summary>
    public readonly TimeSpan Used
    {
        get
        {
            var elapsed = _time.GetElapsedTime(_began);
            if (!_isMeasured)
            {
                return elapsed < _unmeasured ? elapsed : _unmeasured;
            }

            return _time.GetTimestamp() <= _last && _processor() - _processorAtFirst is { } used ? _unmeasured + used : elapsed;
        }
    }

    /// <summary>Whether the work has to end. Reads only the clock until the limit can have passed.</summary>
    public bool IsOver()
    {
        var now = _time.GetTimestamp();
        if (now <= _next)
        {
            return false;
        }

        if (!_isMeasured)
        {
            (_isMeasured, _processorAtFirst) = (true, _processor());
            _next = _processorAtFirst is null ? _began + Ticks(_limit) : Math.Min(now + Ticks(_limit - _unmeasured), _last);
            return now > _next;
        }

        if (now > _last || _processorAtFirst is not { } first || _processor() is not { } processor)
        {
            return true;
        }

        var left = _limit - _unmeasured - (processor - first);
        if (left <= TimeSpan.Zero)
        {
            return true;
        }

        _next = Math.Min(now + Ticks(left), _last);
        return false;
    }

    readonly long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
