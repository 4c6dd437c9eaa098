namespace UserMacro.Grains.Rendering;

/// <summary>The pool's view of one macro: what waits, what runs, and how it has behaved. Guarded by the pool's lock.</summary>
/// <param name="tenant">Whose macro it is.</param>
/// <param name="macro">The macro's key; empty for work that belongs to none.</param>
/// <param name="isSerial">Whether it never has more than one thread, however quick it is.</param>
/// <remarks>Held by whoever offers the work, so that the pool remembers nothing of macros that are out of use.</remarks>
internal sealed class RenderLane(string tenant, string macro = "", bool isSerial = false)
{
    const int StopWeight = 2;
    const int HeaviestStops = 8;

    int _stopScore;
    bool _measured;
    TimeSpan _last;
    TimeSpan _beforeLast;

    public string Tenant => tenant;

    public string Macro => macro;

    /// <summary>Its name in the crash record, made on first use.</summary>
    public UInt128 Mark { get; set; }

    public LinkedList<RenderJob> Waiting { get; } = new();

    public int Running { get; set; }

    /// <summary>Until when nothing of it runs after a stop, on the pool's clock.</summary>
    public TimeSpan PausedUntil { get; private set; }

    /// <summary>Whether it may have only one thread: slow, or not yet measured.</summary>
    public bool IsSingle(TimeSpan slowAfter) => isSerial || !_measured || IsSlow(slowAfter);

    /// <summary>Whether its renders share the threads kept for slow macros: stopped lately, or its last two renders were slow.</summary>
    /// <remarks>Processor time decides, for a busy machine makes every render last. One slow render may be a first compilation; two in a row are the macro's.
    /// Stops weigh more than good renders, so that a macro cannot buy itself free by alternating.</remarks>
    public bool IsSlow(TimeSpan slowAfter) => _stopScore > 0 || (_last > slowAfter && _beforeLast > slowAfter);

    public void Record(RenderCost cost, TimeSpan now, RenderPoolOptions options)
    {
        _measured = true;
        (_beforeLast, _last) = (_last, cost.Processor);
        if (!cost.Stopped)
        {
            _stopScore = Math.Max(0, _stopScore - 1);
            return;
        }

        _stopScore = Math.Min(HeaviestStops, _stopScore + StopWeight);
        var doublings = (_stopScore / StopWeight) - 1;
        var pause = options.FirstPause * (1 << doublings);
        PausedUntil = now + (pause < options.LongestPause ? pause : options.LongestPause);
    }
}
