using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace UserMacro.Grains.Rendering;

/// <summary>The silo's own threads for template code: a known stack, a bounded queue, a share per tenant and per macro (<see cref="RenderScheduler"/>).</summary>
internal sealed class RenderPool : IDisposable
{
    const int StackBytes = 1 << 20;

    readonly object _gate = new();
    readonly TimeProvider _time;
    readonly RenderMetrics _metrics;
    readonly RenderScheduler _scheduler;
    readonly ITimer _timer;
    readonly Thread[] _threads;
    readonly long _start;
    TimeSpan _alarm = TimeSpan.MaxValue;
    int _idle;
    bool _stopping;

    public RenderPool(IOptions<RenderPoolOptions> options, TimeProvider time, RenderMetrics metrics)
    {
        _time = time;
        _metrics = metrics;
        _scheduler = new(options.Value);
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => OnAlarm(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        metrics.Watch(() => _scheduler.Waiting, () => _scheduler.Running, () => _scheduler.SlowRunning);
        _threads = [.. Enumerable.Range(0, options.Value.Threads).Select(number => new Thread(Work, StackBytes) { IsBackground = true, Name = $"Render {number}" })];
        foreach (var thread in _threads)
            thread.Start();
    }

    TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Runs the work on a thread of the pool; null when the pool is too busy.</summary>
    public Task<T?> RunAsync<T>(RenderLane lane, Func<CancellationToken, (T Result, bool Stopped)> work, CancellationToken cancellation)
        where T : class
    {
        var job = new RenderJob<T>(lane, work, cancellation);
        if (!TryEnqueue(job))
            Refuse(job);
        return job.Answer;
    }

    public void Dispose()
    {
        List<RenderJob> waiting;
        lock (_gate)
        {
            if (_stopping)
                return;
            _stopping = true;
            waiting = _scheduler.TakeExpired(TimeSpan.MaxValue);
            Monitor.PulseAll(_gate);
        }

        waiting.ForEach(Refuse);
        _timer.Dispose();
        foreach (var thread in _threads)
            thread.Join(TimeSpan.FromSeconds(1));
    }

    bool TryEnqueue(RenderJob job)
    {
        lock (_gate)
        {
            var now = Now;
            if (_stopping || !_scheduler.TryEnqueue(job, now))
                return false;
            Watch(job.Lane, now);
            WakeForMore(now);
            return true;
        }
    }

    void Work()
    {
        for (var job = Take(); job is not null;)
        {
            _metrics.Waited(job.Started - job.Enqueued);
            var began = Stopwatch.GetTimestamp();
            var stopped = job.Run();
            var cost = new RenderCost(Stopwatch.GetElapsedTime(began), stopped);
            _metrics.Ran(cost);
            job = TakeAfter(job, cost);
        }
    }

    RenderJob? Take()
    {
        lock (_gate)
            return TakeLocked();
    }

    RenderJob? TakeAfter(RenderJob done, RenderCost cost)
    {
        lock (_gate)
        {
            var now = Now;
            _scheduler.Finish(done, cost, now);
            Watch(done.Lane, now);
            return TakeLocked();
        }
    }

    RenderJob? TakeLocked()
    {
        while (!_stopping)
        {
            var now = Now;
            if (_scheduler.TryTake(now, out var job))
            {
                WakeForMore(now);
                return job;
            }

            _idle++;
            Monitor.Wait(_gate);
        }

        return null;
    }

    /// <summary>Wakes one idle thread when it would find work; that one wakes the next.</summary>
    void WakeForMore(TimeSpan now)
    {
        if (_idle == 0 || !_scheduler.CanTake(now))
            return;
        _idle--;
        Monitor.Pulse(_gate);
    }

    /// <summary>Sets the alarm so that what waits in the lane is looked at when its pause or patience ends.</summary>
    void Watch(RenderLane lane, TimeSpan now)
    {
        if (lane.Waiting.Count > 0)
            SetAlarm(RenderScheduler.NextChange(lane, now), now);
    }

    void SetAlarm(TimeSpan at, TimeSpan now)
    {
        if (at >= _alarm)
            return;
        _alarm = at;
        // Timers cut off fractions of a millisecond, and an alarm must not come early.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((at - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    void OnAlarm()
    {
        List<RenderJob> expired;
        lock (_gate)
        {
            if (_stopping)
                return;
            var now = Now;
            _alarm = TimeSpan.MaxValue;
            expired = _scheduler.TakeExpired(now);
            if (_scheduler.NextChange(now) is { } next)
                SetAlarm(next, now);
            WakeForMore(now);
        }

        expired.ForEach(Refuse);
    }

    void Refuse(RenderJob job)
    {
        _metrics.Refused();
        job.Refuse();
    }
}
