namespace UserMacro.Grains.Rendering.Jobs;

/// <summary>A piece of work that waits for, or has, a thread of the pool.</summary>
internal abstract class RenderJob(RenderLane lane, RenderSubject subject, CancellationToken cancellation)
{
    public RenderLane Lane => lane;

    public RenderSubject Subject => subject;

    public CancellationToken Cancellation => cancellation;

    /// <summary>When its patience ends, on the pool's clock.</summary>
    public TimeSpan Deadline { get; set; }

    /// <summary>When it began to wait, on the pool's clock.</summary>
    public TimeSpan Enqueued { get; set; }

    /// <summary>When it got its thread, on the pool's clock.</summary>
    public TimeSpan Started { get; set; }

    /// <summary>The expected kind of work when the thread was assigned.</summary>
    public Pace Pace { get; set; }

    /// <summary>Does the work on the calling thread and answers the caller; never throws. Tells whether the guard stopped it.</summary>
    /// <param name="stop">The pool's own end: the work is cancelled and the caller reads "busy".</param>
    public abstract bool Run(CancellationToken stop);

    /// <summary>Tells the caller, who has left, that the work was not done.</summary>
    public abstract void Cancel();

    /// <summary>Answers "busy": the work was not done, or nobody waits for it any longer.</summary>
    public abstract void Refuse();
}
