namespace UserMacro.Grains.RateBudgets;

/// <summary>A tenant's token bucket over points leased from the pool. Not for several threads.</summary>
internal sealed class TokenBucket(TimeProvider time, Func<int, Task<int>> lease)
{
    /// <summary>Points that a tenant may use at once.</summary>
    public const int Capacity = 2_000;

    /// <summary>Points that come back each second.</summary>
    public const int Rate = 5;

    /// <summary>The least that is leased: one call to the pool serves many questions.</summary>
    const int Lot = 200;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    double _tokens = Capacity;
    DateTimeOffset _filled = time.GetUtcNow();
    DateTimeOffset _hour;
    DateTimeOffset _resumes;
    int _leased;

    /// <summary>Takes points; false when there are not enough, and none are taken.</summary>
    public async Task<bool> TakeAsync(int points)
    {
        Fill();
        if (points > _tokens || !await HasAsync(points))
        {
            return false;
        }

        _tokens -= points;
        _leased -= points;
        return true;
    }

    void Fill()
    {
        var now = time.GetUtcNow();
        _tokens = Math.Min(Capacity, _tokens + ((now - _filled).TotalSeconds * Rate));
        _filled = now;
        if (BudgetHour.Truncate(now) == _hour)
        {
            return;
        }

        _hour = BudgetHour.Truncate(now);
        _leased = 0;
        _resumes = default;
    }

    async Task<bool> HasAsync(int points)
    {
        if (_leased >= points)
        {
            return true;
        }

        var now = time.GetUtcNow();
        if (now < _resumes)
        {
            return false;
        }

        _leased += await lease(Math.Max(Lot, points - _leased));
        if (_leased >= points)
        {
            return true;
        }

        _resumes = now + Pause;
        return false;
    }
}
