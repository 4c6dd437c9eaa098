namespace UserMacro.Grains.Rendering.Pools;

/// <summary>
/// The share of time for which the garbage collector may stop all threads before editing work rests: compiling large templates one after
/// another fills the heap faster than it can be collected, and every render of the process would wait for the collections.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="pauses">How long collections have stopped the process so far.</param>
internal sealed class PauseBudget(TimeProvider time, Func<TimeSpan> pauses)
{
    /// <summary>A rest is at most this many times as long as the work before it.</summary>
    const int RestPerWork = 4;

    /// <summary>A stricter share was tried: it slows editors down more than it helps renders.</summary>
    const double Share = 0.02;

    /// <summary>However heavy the work was, the next caller does not wait longer for it: editors notice a second.</summary>
    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <summary>How much may be saved up for a burst or overdrawn.</summary>
    static readonly TimeSpan Most = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    readonly Lock _gate = new();
    TimeSpan _left = Most;
    TimeSpan _pausesAtLast = pauses();
    long _last = time.GetTimestamp();

    /// <summary>Whether collections have taken more than their share.</summary>
    public bool IsSpent
    {
        get
        {
            lock (_gate)
            {
                var (now, paused) = (time.GetTimestamp(), pauses());
                _left += (time.GetElapsedTime(_last, now) * Share) - (paused - _pausesAtLast);
                _left = TimeSpan.FromTicks(Math.Clamp(_left.Ticks, -Most.Ticks, Most.Ticks));
                (_last, _pausesAtLast) = (now, paused);
                return _left < TimeSpan.Zero;
            }
        }
    }

    /// <summary>Blocks the calling thread while the budget is used up.</summary>
    /// <param name="worked">How long it worked.</param>
    /// <param name="cancellation">Ends the rest.</param>
    public void Rest(TimeSpan worked, CancellationToken cancellation)
    {
        var most = RestPerWork * worked < LongestRest ? RestPerWork * worked : LongestRest;
        for (var rested = TimeSpan.Zero; rested < most && IsSpent; rested += Step)
        {
            if (cancellation.WaitHandle.WaitOne(Step))
            {
                return;
            }
        }
    }
}
