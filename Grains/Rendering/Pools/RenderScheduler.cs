using System.Diagnostics.CodeAnalysis;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>Decides which waiting render runs next: tenants in turn, within a tenant its macros in turn, none beyond its share.
/// Half of the threads are for what is known to be quick.
/// Work that may not run yet holds up nobody behind it. Not safe for threads: the pool's lock guards it. Times are on the pool's clock.</summary>
internal sealed class RenderScheduler(RenderPoolOptions options)
{
    readonly Dictionary<string, RenderTenant> _tenants = new(StringComparer.Ordinal);
    readonly LinkedList<RenderTenant> _turns = new();
    int _unknownRunning;

    public int Waiting { get; private set; }

    public int Running { get; private set; }

    public int SlowRunning { get; private set; }

    int NotQuick => SlowRunning + _unknownRunning;

    /// <summary>Lets the job wait; false when a bound is reached. When all places are taken, the tenant with the most jobs gives one up for a tenant
    /// with fewer.</summary>
    /// <param name="job">The job.</param>
    /// <param name="now">The pool's time.</param>
    /// <param name="displaced">The job that waits no longer since this one does; null when there is none.</param>
    public bool TryEnqueue(RenderJob job, TimeSpan now, out RenderJob? displaced)
    {
        displaced = null;
        var lane = job.Lane;
        var waitingOfTenant = _tenants.TryGetValue(lane.Tenant, out var tenant) ? tenant.Waiting : 0;
        if (waitingOfTenant >= options.TenantQueue)
        {
            return false;
        }

        if (lane.PaceOf(options.SlowAfter) == Pace.Slow && lane.Waiting.Count >= options.SlowMacroQueue)
        {
            return false;
        }

        if (Waiting >= options.Queue && !TryDisplace(waitingOfTenant, out displaced))
        {
            return false;
        }

        if (tenant is null)
        {
            _tenants.Add(lane.Tenant, tenant = new(lane.Tenant));
        }

        if (tenant.Waiting == 0)
        {
            _turns.AddLast(tenant);
        }

        if (lane.Waiting.Count == 0)
        {
            tenant.Lanes.AddLast(lane);
        }

        job.Enqueued = now;
        job.Deadline = now + options.Timeout;
        lane.Waiting.AddLast(job);
        tenant.Waiting++;
        Waiting++;
        return true;
    }

    /// <summary>Whether <see cref="TryTake"/> would find a job.</summary>
    public bool CanTake(TimeSpan now) => TryFind(now, out _, out _);

    /// <summary>Takes the next job that may run now.</summary>
    public bool TryTake(TimeSpan now, [NotNullWhen(true)] out RenderJob? job)
    {
        if (!TryFind(now, out var tenant, out var lane))
        {
            job = null;
            return false;
        }

        job = Dequeue(tenant, lane);
        _turns.Remove(tenant);
        if (tenant.Waiting > 0)
        {
            _turns.AddLast(tenant);
        }

        Start(tenant, job, now);
        return true;
    }

    /// <summary>Takes the job out if it still waits.</summary>
    public bool Remove(RenderJob job)
    {
        if (!job.Lane.Waiting.Remove(job))
        {
            return false;
        }

        TakeOut(_tenants[job.Lane.Tenant], job.Lane);
        return true;
    }

    /// <summary>Gives the thread back and remembers how the macro behaved.</summary>
    public void Finish(RenderJob job, RenderCost cost, TimeSpan now)
    {
        var lane = job.Lane;
        lane.Running--;
        lane.Record(cost, now, options);
        Running--;
        Count(job.Pace, -1);
        var tenant = _tenants[lane.Tenant];
        tenant.Running--;
        Forget(tenant);
    }

    /// <summary>Takes out every job whose patience has ended.</summary>
    public List<RenderJob> TakeExpired(TimeSpan now)
    {
        var expired = new List<RenderJob>();
        foreach (var tenant in _turns.ToArray())
        {
            foreach (var lane in tenant.Lanes.ToArray())
            {
                while (lane.Waiting.First is { Value: var first } && first.Deadline <= now)
                {
                    expired.Add(Dequeue(tenant, lane));
                }
            }

            if (tenant.Waiting == 0)
            {
                _turns.Remove(tenant);
            }

            Forget(tenant);
        }

        return expired;
    }

    /// <summary>When something changes without a job coming or going: a pause or a patience ends. Null when nothing waits.</summary>
    public TimeSpan? NextChange(TimeSpan now)
    {
        TimeSpan? next = null;
        foreach (var lane in _turns.SelectMany(tenant => tenant.Lanes))
        {
            var at = NextChange(lane, now);
            if (next is null || at < next)
            {
                next = at;
            }
        }

        return next;
    }

    /// <summary>When the pause or the patience of what waits in the lane ends.</summary>
    public static TimeSpan NextChange(RenderLane lane, TimeSpan now)
    {
        var deadline = lane.Waiting.First!.Value.Deadline;
        return lane.PausedUntil > now && lane.PausedUntil < deadline ? lane.PausedUntil : deadline;
    }

    /// <summary>Takes out what came last of the tenant with the most, in its fullest lane. A tenant that would have as many then keeps its own.</summary>
    bool TryDisplace(int waiting, [NotNullWhen(true)] out RenderJob? displaced)
    {
        displaced = null;
        if (_turns.MaxBy(tenant => tenant.Waiting) is not { } longest || longest.Waiting <= waiting + 1)
        {
            return false;
        }

        var lane = longest.Lanes.MaxBy(lane => lane.Waiting.Count)!;
        displaced = lane.Waiting.Last!.Value;
        lane.Waiting.RemoveLast();
        TakeOut(longest, lane);
        return true;
    }

    /// <summary>Counts a job that has left its lane without a turn.</summary>
    void TakeOut(RenderTenant tenant, RenderLane lane)
    {
        if (lane.Waiting.Count == 0)
        {
            tenant.Lanes.Remove(lane);
        }

        tenant.Waiting--;
        Waiting--;
        if (tenant.Waiting == 0)
        {
            _turns.Remove(tenant);
        }

        Forget(tenant);
    }

    bool TryFind(TimeSpan now, [NotNullWhen(true)] out RenderTenant? tenant, [NotNullWhen(true)] out RenderLane? lane)
    {
        for (var turn = _turns.First; turn is not null; turn = turn.Next)
        {
            tenant = turn.Value;
            if (tenant.Running >= options.HalfOfThreads)
            {
                continue;
            }

            for (var next = tenant.Lanes.First; next is not null; next = next.Next)
            {
                lane = next.Value;
                if (MayRun(lane, now))
                {
                    return true;
                }
            }
        }

        (tenant, lane) = (null, null);
        return false;
    }

    bool MayRun(RenderLane lane, TimeSpan now)
    {
        if (lane.Running > 0 && lane.IsSingle(options.SlowAfter))
        {
            return false;
        }

        return PaceOf(lane.Waiting.First!.Value) switch
        {
            Pace.Quick => true,
            Pace.Unknown => NotQuick < options.ThreadsForOthers,
            _ => NotQuick < options.ThreadsForOthers && SlowRunning < options.EffectiveSlowThreads && lane.PausedUntil <= now,
        };
    }

    Pace PaceOf(RenderJob job) => job.Subject.IsHeavy ? Pace.Slow : job.Lane.PaceOf(options.SlowAfter);

    RenderJob Dequeue(RenderTenant tenant, RenderLane lane)
    {
        var job = lane.Waiting.First!.Value;
        lane.Waiting.RemoveFirst();
        tenant.Lanes.Remove(lane);
        if (lane.Waiting.Count > 0)
        {
            tenant.Lanes.AddLast(lane);
        }

        tenant.Waiting--;
        Waiting--;
        return job;
    }

    void Start(RenderTenant tenant, RenderJob job, TimeSpan now)
    {
        job.Started = now;
        job.Pace = PaceOf(job);
        Count(job.Pace, 1);
        job.Lane.Running++;
        tenant.Running++;
        Running++;
    }

    void Count(Pace pace, int more)
    {
        if (pace == Pace.Slow)
        {
            SlowRunning += more;
        }
        else if (pace == Pace.Unknown)
        {
            _unknownRunning += more;
        }
    }

    void Forget(RenderTenant tenant)
    {
        if (tenant is { Waiting: 0, Running: 0 })
        {
            _tenants.Remove(tenant.Name);
        }
    }
}
