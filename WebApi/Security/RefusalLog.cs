using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Caching;
using UserMacro.WebApi.Diagnostics;

namespace UserMacro.WebApi.Security;

/// <summary>Enters refusals in the audit log without keeping the refused one waiting, and so few that nobody can fill the log with them.</summary>
internal sealed class RefusalLog(AuditWriter log, TimeProvider time, ILogger<RefusalLog> logger) : IDisposable
{
    /// <summary>How many refusals of a tenant are entered within <see cref="Window"/>, whoever and however many are refused.</summary>
    public const int PerTenant = 30;

    /// <summary>How long the same refusal is not entered again.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    const int MaxRemembered = 50_000;

    readonly BoundedCache<(TenantId Tenant, string? AccountId, string Action, string Target, string Detail), bool> _entered = new(MaxRemembered, time);
    readonly BoundedCache<TenantId, Tally> _tallies = new(MaxRemembered, time);
    readonly Lock _gate = new();

    /// <summary>Enters a refusal, unless the same was entered just now.</summary>
    /// <param name="tenant">Whose log.</param>
    /// <param name="accountId">Who was refused; null when nobody knows.</param>
    /// <param name="action">What was refused.</param>
    /// <param name="target">What it was to be done to.</param>
    /// <param name="detail">Why.</param>
    /// <returns>The entering; it never fails, and nobody need wait for it.</returns>
    public Task EnterAsync(TenantId tenant, string? accountId, string action, string target, string detail) =>
        IsNew((tenant, accountId, action, target, detail))
            ? EnterAsync(() => log.EnterRefusalAsync(tenant, accountId, action, target, detail))
            : Task.CompletedTask;

    public void Dispose()
    {
        _entered.Dispose();
        _tallies.Dispose();
    }

    async Task EnterAsync(Func<Task> enter)
    {
        try
        {
            await enter();
        }
        catch (Exception fault)
        {
            Log.RefusalNotEntered(logger, fault);
        }
    }

    bool IsNew((TenantId Tenant, string? AccountId, string Action, string Target, string Detail) refusal)
    {
        lock (_gate)
        {
            if (_entered.TryGet(refusal, out _) || TallyOf(refusal.Tenant) is not { Count: < PerTenant } tally)
            {
                return false;
            }

            tally.Count++;
            _entered.Set(refusal, true, Window);
            return true;
        }
    }

    Tally TallyOf(TenantId tenant)
    {
        if (_tallies.TryGet(tenant, out var tally))
        {
            return tally;
        }

        tally = new Tally();
        _tallies.Set(tenant, tally, Window);
        return tally;
    }

    sealed class Tally
    {
        public int Count { get; set; }
    }
}
