using UserMacro.Grains.Interfaces.RateBudgets;

namespace UserMacro.Grains.RateBudgets;

[GrainType("pointpool")]
internal sealed class SharedRateBudgetGrain(TimeProvider time) : Grain, ISharedRateBudgetGrain
{
    readonly SharedRateBudget _pool = new(time);

    public Task<int> Lease(string tenant, int wanted) => Task.FromResult(_pool.Lease(tenant, wanted));
}

/// <summary>Shares the points of an hour among the tenants that ask. Not for several threads.</summary>
/// <remarks>
/// Confluence gives an app 65 000 points an hour over all sites, from the top of the UTC hour (docs/reference/confluence-rest.md#rate-limits). Some of
/// them are left to what must not fail: administrators' rights, bodies in exports, module registration.
/// </remarks>
internal sealed class SharedRateBudget(TimeProvider time)
{
    /// <summary>Points of an hour that are shared here.</summary>
    public const int PerHour = 50_000;

    /// <summary>
    /// How many times what a tenant has had must be left after a lease: whoever comes late still finds some, and few that ask much keep nobody from asking.
    /// </summary>
    const int Reserve = 4;

    readonly Dictionary<string, int> _leased = new(StringComparer.Ordinal);
    DateTimeOffset _hour;
    int _left;

    public int Lease(string tenant, int wanted)
    {
        Turn();
        var had = _leased.GetValueOrDefault(tenant);
        var given = Math.Min(wanted, Math.Max(0, (_left - (Reserve * had)) / (Reserve + 1)));
        _leased[tenant] = had + given;
        _left -= given;
        return given;
    }

    void Turn()
    {
        var now = time.GetUtcNow();
        var hour = BudgetHour.Truncate(now);
        if (hour == _hour)
        {
            return;
        }

        // What was used of the hour before this pool began is not known: it gives what is left of the time.
        _left = _hour == default ? (int)(PerHour * (1 - ((now - hour) / TimeSpan.FromHours(1)))) : PerHour;
        _hour = hour;
        _leased.Clear();
    }
}
