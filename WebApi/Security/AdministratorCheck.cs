using Microsoft.Extensions.Caching.Memory;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts;

namespace UserMacro.WebApi.Security;

/// <summary>Asks Confluence, as the app, whether an account may administer its site (docs/reference/confluence-rest.md#administrators).</summary>
internal sealed class AdministratorCheck(ConfluenceClient confluence, HostSites sites, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 20_000;

    /// <summary>How long a yes is believed.</summary>
    static readonly TimeSpan YesLasts = TimeSpan.FromSeconds(60);

    /// <summary>How long a no is believed: a new administrator need not wait.</summary>
    static readonly TimeSpan NoLasts = TimeSpan.FromSeconds(5);

    readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    readonly SingleFlight<(TenantId Tenant, string Kind, string AccountId), bool?> _questions = new();

    /// <summary>True or false as Confluence says; null when it cannot be asked right now.</summary>
    public async ValueTask<bool?> MayAdministerAsync(TenantAccess access, string accountId, CancellationToken cancellation)
    {
        var key = (access.Tenant, access.Kind, accountId);
        return AtHand(key) ?? await _questions.AskAsync(key, _ => AskAsync(key, access)).WaitAsync(cancellation);
    }

    public void Dispose() => _answers.Dispose();

    bool? AtHand((TenantId Tenant, string Kind, string AccountId) key) =>
        _answers.TryGetValue(key, out Answer? known) && time.GetElapsedTime(known!.Asked) < (known.Yes ? YesLasts : NoLasts) ? known.Yes : null;

    async Task<bool?> AskAsync((TenantId Tenant, string Kind, string AccountId) key, TenantAccess access)
    {
        // Another question may have ended since its asker looked; this one belongs to all who wait for it.
        if (AtHand(key) is { } known)
            return known;
        var asked = time.GetTimestamp();
        var site = sites.Of(access);
        var answer = await confluence.UserMayAdministerAsync(site, key.AccountId, CancellationToken.None);
        if (answer is ConfluenceAnswer<bool>.Unavailable)
            return null;
        var yes = answer is ConfluenceAnswer<bool>.Ok { Value: true };
        _answers.Set(key, new Answer(yes, asked), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = YesLasts });
        return yes;
    }

    sealed record Answer(bool Yes, long Asked);
}
