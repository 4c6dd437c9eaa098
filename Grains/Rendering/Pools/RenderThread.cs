using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>One thread of the pool and the job it is at. Guarded by the pool's lock.</summary>
/// <param name="slot">Its place in the crash record; null without one.</param>
internal sealed class RenderThread(CrashRecordEntry? slot)
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    TimeSpan _lookedAt;
    TimeSpan? _processorAtFirst;
    RenderJob? _looked;

    public required Thread Thread { get; init; }

    public CrashRecordEntry? Slot => slot;

    /// <summary>Reads how much processor time the thread has had, where that can be told; set by the thread itself.</summary>
    public Func<TimeSpan?>? Processor { get; set; }

    /// <summary>The current job; null while waiting for work.</summary>
    public RenderJob? Job { get; set; }

    /// <summary>How long its job has run as far as the watchdog saw.</summary>
    public TimeSpan Seen { get; private set; }

    /// <summary>Whether the watchdog has given its job up.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Whether another thread has taken its place: it ends when its job does.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>Looks at the job. One look counts for two periods at most, so that no job is late because the process was halted or the machine
    /// had no time for it.</summary>
    /// <param name="now">The pool's time.</param>
    /// <param name="period">How often it is looked at.</param>
    /// <param name="limit">How long the job may run.</param>
    /// <returns>Whether it has run a second longer, and that long on a processor where that can be told: a thread that gets none is late, not stuck.
    /// One that waits for something is stuck after ten times as long.</returns>
    public bool IsOverdue(TimeSpan now, TimeSpan period, TimeSpan limit)
    {
        if (Job is not { } job)
        {
            _looked = null;
            return false;
        }

        if (!ReferenceEquals(job, _looked))
        {
            (_looked, _lookedAt, _processorAtFirst) = (job, now, Processor?.Invoke());
            Seen = Min(now - job.Started, 2 * period);
        }
        else
        {
            Seen += Min(now - _lookedAt, 2 * period);
            _lookedAt = now;
        }

        return Seen >= limit + Grace
            && (_processorAtFirst is not { } first || Processor?.Invoke() is not { } last || last - first >= limit || Seen >= 10 * limit);
    }

    static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
