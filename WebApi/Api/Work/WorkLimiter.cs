using System.Diagnostics;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Work;

/// <summary>A few threads for what requests of the administrators' API compute, so that renders keep theirs: tenants take turns, each with a share,
/// and every piece of work has an end.</summary>
internal sealed class WorkLimiter : IDisposable
{
    const int StackBytes = 1 << 20;

    static readonly UnavailableError Busy = new("Too many requests are being worked on. Try again in a moment.");

    readonly object _gate = new();
    readonly WorkOptions _options;
    readonly WorkBudgets _budgets;
    readonly TimeProvider _time;
    readonly WorkQueue _queue;
    bool _isStopping;

    public WorkLimiter(IOptions<WorkOptions> options, WorkBudgets budgets, TimeProvider time)
    {
        (_options, _budgets, _time) = (options.Value, budgets, time);
        _queue = new(_options.Queue, _options.TenantQueue, Math.Max(1, _options.Threads / 2));
        foreach (var number in Enumerable.Range(0, _options.Threads))
        {
            new Thread(Work, StackBytes) { IsBackground = true, Name = $"Work {number}" }.Start();
        }
    }

    /// <summary>Does the work on a thread of the limiter and charges it to the caller; an <see cref="UnavailableError"/> when too much waits,
    /// a <see cref="LimitError"/> when it takes too long.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="work">The work; it looks at its token at least every few milliseconds where its length is the caller's choice.</param>
    /// <param name="cancellation">Ends it when the caller leaves.</param>
    public async Task<Result<T>> RunAsync<T>(ApiCaller caller, Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        var item = new WorkItem<T>(caller.Tenant, token => Measured(caller, work, token), cancellation);
        WorkItem? displaced;
        lock (_gate)
        {
            if (_isStopping || !_queue.TryAdd(item, out displaced))
            {
                return Busy;
            }

            Monitor.Pulse(_gate);
        }

        displaced?.Refuse(Busy);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(_options.WaitSeconds), _time);
        await using var late = timeout.Token.UnsafeRegister(_ => Drop(item), state: null);
        await using var left = cancellation.UnsafeRegister(_ => Drop(item), state: null);
        return await item.Answer;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Refuses work and frees its place, unless it has begun.</summary>
    void Drop(WorkItem item)
    {
        lock (_gate)
        {
            _queue.Remove(item);
        }

        item.Refuse(Busy);
    }

    T Measured<T>(ApiCaller caller, Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            return work(cancellation);
        }
        finally
        {
            _budgets.Charge(caller, Stopwatch.GetElapsedTime(began));
        }
    }

    void Work()
    {
        while (Take() is { } item)
        {
            item.Run(TimeSpan.FromSeconds(_options.RunSeconds), _time);
            lock (_gate)
            {
                _queue.Finish(item);
                Monitor.PulseAll(_gate);
            }
        }
    }

    WorkItem? Take()
    {
        lock (_gate)
        {
            while (!_isStopping)
            {
                if (_queue.Take() is { } item)
                {
                    return item;
                }

                Monitor.Wait(_gate);
            }

            return null;
        }
    }
}
