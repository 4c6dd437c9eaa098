using System.Diagnostics;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Shared;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>The silo's own threads for template code: a known stack, a bounded queue, a share per tenant and per macro (<see cref="RenderScheduler"/>).
/// A thread whose job is a second past its limit is given up and replaced (<see cref="OnLook"/>).</summary>
internal sealed class RenderPool : IDisposable
{
    /// <summary>How long <see cref="Dispose"/> waits for all threads together.</summary>
    internal static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    /// <summary>How often the watchdog looks.</summary>
    internal static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(250);

    /// <summary>Room for the deepest calls that the guard of templates allows; only what is used of it takes memory.</summary>
    const int StackBytes = 4 << 20;

    readonly object _gate = new();
    readonly RenderPoolOptions _options;
    readonly TimeProvider _time;
    readonly RenderMetrics _metrics;
    readonly CrashRecord? _record;
    readonly IStuckJobs? _stuckJobs;
    readonly RenderScheduler _scheduler;
    readonly ITimer _timer;
    readonly ITimer _watchdog;
    readonly CancellationTokenSource _stop = new();
    readonly List<RenderThread> _threads = [];
    readonly long _start;
    TimeSpan _alarm = TimeSpan.MaxValue;
    int _started;
    int _idle;
    bool _stopping;

    /// <param name="options">Size and shares.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="record">Remembers beyond the end of the process what each thread was at; null for a pool that needs none.</param>
    /// <param name="stuckJobs">Told of jobs that do not end; null when nobody wants to know.</param>
    public RenderPool(IOptions<RenderPoolOptions> options, TimeProvider time, RenderMetrics metrics, CrashRecord? record = null, IStuckJobs? stuckJobs = null)
    {
        (_options, _time, _metrics, _record, _stuckJobs) = (options.Value, time, metrics, record, stuckJobs);
        _scheduler = new(_options);
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => OnAlarm(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        metrics.Watch(() => _scheduler.Waiting, () => _scheduler.Running, () => _scheduler.SlowRunning, () => Stuck);
        lock (_gate)
        {
            for (var number = 0; number < _options.Threads; number++)
            {
                StartThread();
            }
        }

        _watchdog = time.CreateTimer(_ => OnLook(), state: null, LookPeriod, LookPeriod);
    }

    /// <summary>Starts a thread that takes the place of another.</summary>
    internal Action<Thread> Launch { get; set; } = static thread => thread.Start();

    /// <summary>The number of threads that are stuck in a job.</summary>
    public int Stuck
    {
        get
        {
            lock (_gate)
            {
                return _threads.Count(thread => thread.IsStuck);
            }
        }
    }

    /// <summary>Whether threads are stuck that no other has replaced, since as many as the pool has threads were replaced already.</summary>
    public bool IsShort
    {
        get
        {
            lock (_gate)
            {
                return _threads.Any(thread => thread is { IsStuck: true, IsReplaced: false });
            }
        }
    }

    TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Runs the work on a thread of the pool; null when the pool is too busy, or gave the work up because it did not end.</summary>
    public async Task<T?> RunAsync<T>(
        RenderLane lane, Func<CancellationToken, (T Result, bool Stopped)> work, CancellationToken cancellation, RenderSubject subject = default)
        where T : class
    {
        var job = new RenderJob<T>(lane, subject, work, cancellation);
        if (!TryEnqueue(job))
        {
            Refuse(job);
        }

        await using var left = cancellation.UnsafeRegister(_ => Drop(job), state: null);
        return await job.Answer;
    }

    /// <summary>Takes no more work, cancels what runs and answers "busy" to all who wait. Waits <see cref="StopTimeout"/> at most, however many threads
    /// do not end; the end of the process ends those.</summary>
    public void Dispose()
    {
        List<RenderJob> waiting;
        RenderThread[] threads;
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            waiting = _scheduler.TakeExpired(TimeSpan.MaxValue);
            threads = [.. _threads];
            Monitor.PulseAll(_gate);
        }

        _stop.Cancel();
        waiting.ForEach(Refuse);
        _timer.Dispose();
        _watchdog.Dispose();
        var began = Stopwatch.GetTimestamp();
        foreach (var thread in threads)
        {
            var left = StopTimeout - Stopwatch.GetElapsedTime(began);
            if (!thread.Thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                thread.Job?.Refuse();
            }
        }
    }

    bool TryEnqueue(RenderJob job)
    {
        RenderJob? displaced;
        lock (_gate)
        {
            var now = Now;
            if (_stopping || !_scheduler.TryEnqueue(job, now, out displaced))
            {
                return false;
            }

            Watch(job.Lane, now);
            WakeForMore(now);
        }

        if (displaced is not null)
        {
            Refuse(displaced);
        }

        return true;
    }

    /// <summary>Frees the place of a job whose caller has left, unless it runs.</summary>
    void Drop(RenderJob job)
    {
        bool isDropped;
        lock (_gate)
        {
            isDropped = _scheduler.Remove(job);
        }

        if (isDropped)
        {
            job.Cancel();
        }
    }

    void StartThread()
    {
        RenderThread? self = null;
        var thread = new Thread(() => Work(self!), StackBytes) { IsBackground = true, Name = $"Render {_started++}" };
        self = new(_record?.Lease()) { Thread = thread };
        try
        {
            Launch(thread);
            _threads.Add(self);
        }
        catch
        {
            self.Slot?.Dispose();
            throw;
        }
    }

    /// <summary>Starts another thread; where the system has none to give, the next look of the watchdog tries again.</summary>
    bool TryStartThread()
    {
        try
        {
            StartThread();
            return true;
        }
        catch (Exception fault) when (fault is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }

    void Work(RenderThread self)
    {
        // Beside another clock than the system's, processor time says nothing.
        self.Processor = _time == TimeProvider.System && ThreadProcessorTime.ForCurrentThread() is { } processor ? processor.Read : null;
        for (var job = Take(self); job is not null;)
        {
            _metrics.Waited(job.Started - job.Enqueued);
            self.Slot?.Begin(job);
            var (began, had) = (Stopwatch.GetTimestamp(), ThreadTime.Now);
            var stopped = job.Run(_stop.Token);
            var cost = new RenderCost(Stopwatch.GetElapsedTime(began), stopped);
            if (self.Processor is not null && ThreadTime.Now - had is { } taken)
            {
                cost = cost with { Processor = taken };
            }

            self.Slot?.End();
            _metrics.Ran(cost);
            job = TakeAfter(self, job, cost);
        }

        self.Slot?.Dispose();
    }

    RenderJob? Take(RenderThread self)
    {
        lock (_gate)
        {
            return TakeLocked(self);
        }
    }

    RenderJob? TakeAfter(RenderThread self, RenderJob done, RenderCost cost)
    {
        lock (_gate)
        {
            self.Job = null;
            if (self.IsReplaced)
            {
                // Its share went to the thread that took its place.
                _threads.Remove(self);
                return null;
            }

            var now = Now;
            _scheduler.Finish(done, self.IsStuck ? cost with { Stopped = true } : cost, now);
            self.IsStuck = false;
            Watch(done.Lane, now);
            return TakeLocked(self);
        }
    }

    RenderJob? TakeLocked(RenderThread self)
    {
        while (!_stopping)
        {
            var now = Now;
            if (_scheduler.TryTake(now, out var job))
            {
                self.Job = job;
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
        {
            return;
        }

        _idle--;
        Monitor.Pulse(_gate);
    }

    /// <summary>Sets the alarm so that what waits in the lane is looked at when its pause or patience ends.</summary>
    void Watch(RenderLane lane, TimeSpan now)
    {
        if (lane.Waiting.Count > 0)
        {
            SetAlarm(RenderScheduler.NextChange(lane, now), now);
        }
    }

    void SetAlarm(TimeSpan at, TimeSpan now)
    {
        if (at >= _alarm)
        {
            return;
        }

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
            {
                return;
            }

            var now = Now;
            _alarm = TimeSpan.MaxValue;
            expired = _scheduler.TakeExpired(now);
            if (_scheduler.NextChange(now) is { } next)
            {
                SetAlarm(next, now);
            }

            WakeForMore(now);
        }

        expired.ForEach(Refuse);
    }

    /// <summary>Gives up jobs that are a second past their limit: the caller reads "busy", the macro is reported, and a new thread replaces the stuck one.
    /// At most as many threads are replaced as the pool has.</summary>
    void OnLook()
    {
        List<RenderJob> stuck = [];
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            var now = Now;
            foreach (var thread in _threads.ToArray())
            {
                if (thread.IsStuck ? !thread.IsReplaced : thread.IsOverdue(now, LookPeriod, LimitOf(thread.Job)))
                {
                    GiveUp(thread, now, stuck);
                }
            }

            if (stuck.Count > 0)
            {
                WakeForMore(now);
            }
        }

        foreach (var job in stuck)
        {
            _metrics.Stuck();
            job.Refuse();
            _stuckJobs?.Report(job);
        }
    }

    TimeSpan LimitOf(RenderJob? job) => job?.Subject.RunLimit is { } limit && limit > _options.RunLimit ? limit : _options.RunLimit;

    void GiveUp(RenderThread thread, TimeSpan now, List<RenderJob> stuck)
    {
        var job = thread.Job!;
        if (!thread.IsStuck)
        {
            thread.IsStuck = true;
            stuck.Add(job);
        }

        if (_threads.Count(other => other.IsReplaced) >= _options.Threads || !TryStartThread())
        {
            return;
        }

        thread.IsReplaced = true;
        _scheduler.Finish(job, new(thread.Seen, Stopped: true), now);
        Watch(job.Lane, now);
    }

    void Refuse(RenderJob job)
    {
        _metrics.Refused();
        job.Refuse();
    }
}
