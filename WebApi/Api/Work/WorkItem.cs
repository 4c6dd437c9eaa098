using System.Globalization;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Work;

/// <summary>A piece of work that waits for, or has, a thread of the <see cref="WorkLimiter"/>.</summary>
internal abstract class WorkItem(TenantId tenant)
{
    public TenantId Tenant => tenant;

    /// <summary>Does the work on the calling thread and answers the caller; never throws. Nothing when the caller no longer waits.</summary>
    public abstract void Run(TimeSpan most, TimeProvider time);

    /// <summary>Answers the caller in place of the work, unless that has begun.</summary>
    public abstract void Refuse(GrainError error);
}

/// <summary>Work with a result.</summary>
/// <param name="tenant">Whose it is.</param>
/// <param name="work">The work, which looks at its token now and then.</param>
/// <param name="cancellation">The caller's.</param>
internal sealed class WorkItem<T>(TenantId tenant, Func<CancellationToken, T> work, CancellationToken cancellation) : WorkItem(tenant)
{
    readonly TaskCompletionSource<Result<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _isBegun;

    public Task<Result<T>> Answer => _answer.Task;

    public override void Run(TimeSpan most, TimeProvider time)
    {
        if (!TryBegin())
        {
            return;
        }

        using var limit = new CancellationTokenSource(most, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            _answer.TrySetResult(work(both.Token));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _answer.TrySetCanceled(cancellation);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            _answer.TrySetResult(new LimitError(
                string.Create(CultureInfo.InvariantCulture, $"This takes longer than {most.TotalSeconds} s, which is the limit. Send less at once."),
                Limits.NameOf(nameof(Limits.Work))));
        }
        catch (Exception fault)
        {
            _answer.TrySetException(fault);
        }
    }

    public override void Refuse(GrainError error)
    {
        if (TryBegin())
        {
            _answer.TrySetResult(error);
        }
    }

    bool TryBegin() => Interlocked.Exchange(ref _isBegun, 1) == 0;
}
