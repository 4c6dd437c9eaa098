using Microsoft.Extensions.Caching.Memory;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api.Auditing;
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

    readonly MemoryCache _entered = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    readonly Lock _gate = new();

    /// <summary>Enters a refusal, unless the same was entered just now.</summary>
    /// <param name="tenant">Whose log.</param>
    /// <param name="accountId">Who was refused; null when nobody knows.</param>
    /// <param name="action">What was refused.</param>
    /// <param name="target">What it was to be done to.</param>
    /// <param name="detail">Why.</param>
    /// <returns>The entering; it never fails, and nobody need wait for it.</returns>
    public Task EnterAsync(TenantId tenant, string? accountId, string action, string target, string detail) =>
        IsNew(tenant, (tenant, accountId, action, target, detail))
            ? EnterAsync(() => log.EnterRefusalAsync(tenant, accountId, action, target, detail))
            : Task.CompletedTask;

    public void Dispose() => _entered.Dispose();

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

    bool IsNew(TenantId tenant, object refusal)
    {
        lock (_gate)
        {
            if (IsRecent(refusal) || Count(tenant) is not { } tally || tally.Count >= PerTenant)
                return false;
            tally.Count++;
            _entered.Set(refusal, time.GetTimestamp(), Entry());
            return true;
        }
    }

    bool IsRecent(object refusal) => _entered.TryGetValue(refusal, out long since) && time.GetElapsedTime(since) < Window;

    Tally? Count(TenantId tenant)
    {
        if (_entered.TryGetValue(tenant, out Tally? tally) && time.GetElapsedTime(tally!.Since) < Window)
            return tally;
        return _entered.Set(tenant, new Tally(time.GetTimestamp()), Entry());
    }

    static MemoryCacheEntryOptions Entry() => new() { Size = 1, AbsoluteExpirationRelativeToNow = Window };

    sealed class Tally(long since)
    {
        public long Since => since;

        public int Count { get; set; }
    }
}
