namespace UserMacro.Grains.Rendering;

/// <summary>A piece of work that waits for, or has, a thread of the pool.</summary>
internal abstract class RenderJob(RenderLane lane, CancellationToken cancellation)
{
    public RenderLane Lane => lane;

    public CancellationToken Cancellation => cancellation;

    /// <summary>When its patience ends, on the pool's clock.</summary>
    public TimeSpan Deadline { get; set; }

    /// <summary>When it began to wait, on the pool's clock.</summary>
    public TimeSpan Enqueued { get; set; }

    /// <summary>When it got its thread, on the pool's clock.</summary>
    public TimeSpan Started { get; set; }

    /// <summary>Whether it took one of the threads kept for slow macros.</summary>
    public bool TookSlowThread { get; set; }

    /// <summary>Does the work on the calling thread and answers the caller; never throws. Tells whether the guard stopped it.</summary>
    public abstract bool Run();

    /// <summary>Answers "busy" without having done the work.</summary>
    public abstract void Refuse();
}
