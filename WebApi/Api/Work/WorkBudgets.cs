using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Caching;

namespace UserMacro.WebApi.Api.Work;

/// <summary>
/// What this front end's callers may still have worked for them. A request says little of what it costs: a check of one macro takes a millisecond or half a
/// second.
/// </summary>
internal sealed class WorkBudgets(IOptions<WorkOptions> options, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 50_000;

    static readonly TimeSpan Idle = TimeSpan.FromMinutes(WorkBudget.SavedMinutes + WorkBudget.LongestDebtMinutes);

    readonly BoundedCache<(TenantId Tenant, string? TokenId), WorkBudget> _budgets = new(MaxRemembered, time);

    /// <summary>Whose budget is used up, how much it is a minute, and how long until there is some again; null when the caller may continue.</summary>
    public (string Name, int SecondsPerMinute, TimeSpan Wait)? Exceeded(ApiCaller caller)
    {
        foreach (var (name, quota, budget) in Of(caller))
        {
            if (budget.Wait is var wait && wait > TimeSpan.Zero)
            {
                return (name, quota, wait);
            }
        }

        return null;
    }

    /// <summary>Charges what was worked for the caller.</summary>
    public void Charge(ApiCaller caller, TimeSpan work)
    {
        foreach (var (_, _, budget) in Of(caller))
        {
            budget.Charge(work);
        }
    }

    public void Dispose() => _budgets.Dispose();

    IEnumerable<(string Name, int Quota, WorkBudget Budget)> Of(ApiCaller caller)
    {
        if (caller.TokenId is { } token)
        {
            yield return ("token", options.Value.TokenSecondsPerMinute, BudgetOf((caller.Tenant, token), options.Value.TokenSecondsPerMinute));
        }

        yield return ("site", options.Value.TenantSecondsPerMinute, BudgetOf((caller.Tenant, null), options.Value.TenantSecondsPerMinute));
    }

    WorkBudget BudgetOf((TenantId Tenant, string? TokenId) key, int quota) =>
        _budgets.Use(key, Idle, () => new WorkBudget(TimeSpan.FromSeconds(quota), time));
}
