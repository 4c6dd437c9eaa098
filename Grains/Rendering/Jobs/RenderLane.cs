namespace UserMacro.Grains.Rendering.Jobs;

/// <summary>The pool's view of one macro: what waits, what runs, and how it has behaved. Guarded by the pool's lock.</summary>
/// <param name="tenant">Whose macro it is.</param>
/// <param name="macro">The macro's key; empty for work that belongs to none.</param>
/// <param name="isSerial">Whether it never has more than one thread, however quick it is.</param>
/// <remarks>Held by whoever offers the work, so that the pool remembers nothing of macros that are out of use.</remarks>
internal sealed class RenderLane(string tenant, string macro = "", bool isSerial = false)
{
    const int StopWeight = 2;
    const int HeaviestStops = 8;

    /// <summary>One render counts for a quarter of the average, so that a single one, such as the first with its compilation,
    /// makes no macro slow before it takes 200 ms.</summary>
    const int Weight = 4;

    int _stopScore;
    bool _isMeasured;

    /// <summary>Processor time of a render, the last ones weighing most: what a busy machine adds does not count.</summary>
    TimeSpan _average;

    public string Tenant => tenant;

    public string Macro => macro;

    /// <summary>Its name in the crash record, made on first use.</summary>
    public UInt128 Mark { get; set; }

    public LinkedList<RenderJob> Waiting { get; } = new();

    public int Running { get; set; }

    /// <summary>Until when nothing of it runs after a stop, on the pool's clock.</summary>
    public TimeSpan PausedUntil { get; private set; }

    /// <summary>Whether it may have only one thread.</summary>
    public bool IsSingle(TimeSpan slowAfter) => isSerial || PaceOf(slowAfter) != Pace.Quick;

    /// <summary>What the next job is expected to be. Slow is a macro that was stopped lately, or whose renders are slow on average.</summary>
    /// <remarks>Stops weigh more than good renders, so that a macro cannot buy itself free by alternating.</remarks>
    public Pace PaceOf(TimeSpan slowAfter) => _stopScore > 0 || _average > slowAfter ? Pace.Slow : _isMeasured ? Pace.Quick : Pace.Unknown;

    public void Record(RenderCost cost, TimeSpan now, RenderPoolOptions options)
    {
        _isMeasured = true;
        _average += (cost.Processor - _average) / Weight;
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

/// <summary>How long a job is expected to take.</summary>
internal enum Pace
{
    /// <summary>Not long.</summary>
    Quick,

    /// <summary>The macro has not run yet.</summary>
    Unknown,

    /// <summary>Long.</summary>
    Slow,
}

/// <summary>The pool's measurements of a render.</summary>
/// <param name="Elapsed">Time on its thread.</param>
/// <param name="Stopped">Whether the guard ended it for what it used.</param>
internal readonly record struct RenderCost(TimeSpan Elapsed, bool Stopped)
{
    /// <summary>Processor time of its thread; as long as <see cref="Elapsed"/> where that is not known.</summary>
    public TimeSpan Processor { get; init; } = Elapsed;
}
