using System.Collections.Concurrent;

namespace UserMacro.WebApi.Hosting;

/// <summary>
/// Calls that run a macro and are not answered, or were not in time. A call that reaches its silo through another one learns nothing of that
/// silo's end: when the cluster loses a silo, those that were made before count as lost (<see cref="LostCalls"/>). Mostly their silo was
/// only busy; a macro that has been active since before the call knows that, and takes no notice.
/// </summary>
internal sealed class OutstandingCalls(LostCalls lost, TimeProvider time)
{
    /// <summary>How long calls that timed out are remembered: with Orleans' defaults a silent silo is voted out within 40 s.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    /// <summary>A call that is answered takes less, unless its silo is busy.</summary>
    static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    const int MaxKept = 1_000;

    readonly ConcurrentDictionary<Outstanding, bool> _underWay = new();
    readonly ConcurrentDictionary<MacroCall, TimedOut> _timedOut = new();

    /// <summary>Whether the loss of a silo would explain something.</summary>
    public bool AreAny => !_timedOut.IsEmpty || LongUnderWay().Any();

    /// <summary>Takes note of a call that is about to be made.</summary>
    public Outstanding Begin(IGrainCallContext call)
    {
        var begun = new Outstanding(call, time.GetUtcNow());
        _underWay[begun] = true;
        return begun;
    }

    /// <summary>Notes that a call came to an end.</summary>
    public void End(Outstanding call) => _underWay.TryRemove(call, out _);

    /// <summary>Notes that a call was not answered in time.</summary>
    public void EndLate(Outstanding call)
    {
        if (!call.IsLost && _timedOut.Count < MaxKept)
        {
            _timedOut[MacroCall.From(call.Call)] = new(call.Began, time.GetUtcNow());
        }
    }

    /// <summary>Forgets what timed out long ago.</summary>
    public void Forget()
    {
        foreach (var (call, timedOut) in _timedOut)
        {
            if (time.GetUtcNow() - timedOut.At >= Kept)
            {
                _timedOut.TryRemove(call, out _);
            }
        }
    }

    /// <summary>Counts as lost what was made before a silo was lost.</summary>
    public void Settle(DateTimeOffset silosLostAt)
    {
        foreach (var call in LongUnderWay().Where(call => !call.IsLost && call.Began < silosLostAt))
        {
            call.IsLost = true;
            lost.Add(MacroCall.From(call.Call), call.Began);
        }

        foreach (var (call, timedOut) in _timedOut)
        {
            if (timedOut.Began < silosLostAt && _timedOut.TryRemove(call, out _))
            {
                lost.Add(call, timedOut.Began);
            }
        }
    }

    // Enumerated as it is: its keys would be copied under all of its locks.
    IEnumerable<Outstanding> LongUnderWay() => _underWay.Select(pair => pair.Key).Where(call => time.GetUtcNow() - call.Began >= Long);

    sealed record TimedOut(DateTimeOffset Began, DateTimeOffset At);
}

/// <summary>A call that is not answered yet.</summary>
internal sealed class Outstanding(IGrainCallContext call, DateTimeOffset began)
{
    public IGrainCallContext Call => call;

    /// <summary>When it was made.</summary>
    public DateTimeOffset Began => began;

    /// <summary>Whether it counts as lost already.</summary>
    public bool IsLost { get; set; }
}
