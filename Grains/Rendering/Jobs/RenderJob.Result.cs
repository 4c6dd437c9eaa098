namespace UserMacro.Grains.Rendering.Jobs;

/// <summary>Work with a result.</summary>
/// <param name="lane">The macro it is for.</param>
/// <param name="subject">What is done.</param>
/// <param name="work">The work; the flag of its result says whether the guard stopped it.</param>
/// <param name="cancellation">The caller's; a job cancelled while it waits is not run.</param>
internal sealed class RenderJob<T>(
    RenderLane lane, RenderSubject subject, Func<CancellationToken, (T Result, bool Stopped)> work, CancellationToken cancellation)
    : RenderJob(lane, subject, cancellation)
    where T : class
{
    readonly TaskCompletionSource<T?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The result; null when the pool was too busy.</summary>
    public Task<T?> Answer => _answer.Task;

    public override bool Run(CancellationToken stop)
    {
        if (Cancellation.IsCancellationRequested)
        {
            Cancel();
            return false;
        }

        using var both = Cancellation.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(Cancellation, stop) : null;
        try
        {
            var (result, stopped) = work(both?.Token ?? stop);
            if (stop.IsCancellationRequested && stopped)
            {
                Refuse();
            }
            else
            {
                _answer.TrySetResult(result);
            }

            return stopped && !Cancellation.IsCancellationRequested;
        }
        catch (Exception fault)
        {
            if (stop.IsCancellationRequested)
            {
                Refuse();
            }
            else
            {
                _answer.TrySetException(fault);
            }

            return false;
        }
    }

    public override void Cancel() => _answer.TrySetCanceled(Cancellation);

    public override void Refuse() => _answer.TrySetResult(null);
}
