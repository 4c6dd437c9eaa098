using Microsoft.Extensions.Caching.Memory;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security;

/// <summary>Asks Confluence, as the app, whether an account may administer its site (connect-and-forge.md 6.5).</summary>
internal sealed class AdministratorCheck(ConfluenceClient confluence, ConnectApp app, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 20_000;

    /// <summary>How long a yes is believed.</summary>
    static readonly TimeSpan YesLasts = TimeSpan.FromSeconds(60);

    /// <summary>How long a no is believed: a new administrator need not wait.</summary>
    static readonly TimeSpan NoLasts = TimeSpan.FromSeconds(5);

    readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });

    /// <summary>True or false as Confluence says; null when it cannot be asked right now.</summary>
    public async ValueTask<bool?> MayAdministerAsync(TenantAccess access, string accountId, CancellationToken cancellation)
    {
        var key = (access.Tenant, accountId);
        if (_answers.TryGetValue(key, out Answer? known) && time.GetElapsedTime(known!.Asked) < (known.Yes ? YesLasts : NoLasts))
            return known.Yes;
        var asked = time.GetTimestamp();
        var site = new ConfluenceSite(access.BaseUrl, access.ClientKey, access.SharedSecret, app.Key);
        var answer = await confluence.UserMayAdministerAsync(site, accountId, cancellation);
        if (answer is ConfluenceAnswer<bool>.Unavailable)
            return null;
        var yes = answer is ConfluenceAnswer<bool>.Ok { Value: true };
        _answers.Set(key, new Answer(yes, asked), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = YesLasts });
        return yes;
    }

    public void Dispose() => _answers.Dispose();

    sealed record Answer(bool Yes, long Asked);
}
