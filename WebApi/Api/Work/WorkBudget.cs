namespace UserMacro.WebApi.Api.Work;

/// <summary>
/// A token bucket of working time. Work is charged when it is done, so the balance can fall below nothing; it is paid off before more is begun.
/// </summary>
/// <param name="perMinute">What flows in, in a minute.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkBudget(TimeSpan perMinute, TimeProvider time)
{
    /// <summary>Minutes whose inflow can be saved up.</summary>
    public const int SavedMinutes = 3;

    /// <summary>Minutes after which any debt is forgotten.</summary>
    public const int LongestDebtMinutes = 10;

    readonly Lock _gate = new();
    TimeSpan _balance = perMinute * SavedMinutes;
    long _since = time.GetTimestamp();

    /// <summary>How long until there is a balance again; zero when there is one.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_gate)
            {
                Refill();
                return _balance > TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMinutes(1) * ((-_balance + TimeSpan.FromMilliseconds(1)) / perMinute);
            }
        }
    }

    public void Charge(TimeSpan work)
    {
        lock (_gate)
        {
            Refill();
            var least = perMinute * -LongestDebtMinutes;
            _balance = _balance - work > least ? _balance - work : least;
        }
    }

    void Refill()
    {
        var now = time.GetTimestamp();
        var inflow = perMinute * (time.GetElapsedTime(_since, now) / TimeSpan.FromMinutes(1));
        var most = perMinute * SavedMinutes;
        _balance = _balance + inflow < most ? _balance + inflow : most;
        _since = now;
    }
}
