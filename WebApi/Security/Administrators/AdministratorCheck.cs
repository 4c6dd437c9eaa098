using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts;
using UserMacro.WebApi.Caching;

namespace UserMacro.WebApi.Security.Administrators;

/// <summary>Asks Confluence, as the app, whether an account may administer its site (docs/reference/confluence-rest.md#administrators).</summary>
internal sealed class AdministratorCheck(ConfluenceClient confluence, HostSites sites, TimeProvider time) : IDisposable
{
    const int MaxRemembered = 20_000;

    /// <summary>How long a yes is believed.</summary>
    static readonly TimeSpan YesLasts = TimeSpan.FromSeconds(60);

    /// <summary>How long a no is believed: a new administrator need not wait.</summary>
    static readonly TimeSpan NoLasts = TimeSpan.FromSeconds(5);

    readonly AnswerCache<(TenantId Tenant, string Kind, string AccountId), bool?> _answers = new(MaxRemembered, time);

    /// <summary>True or false as Confluence says; null when it cannot be asked right now.</summary>
    public ValueTask<bool?> MayAdministerAsync(TenantAccess access, string accountId, CancellationToken cancellation) =>
        _answers.GetAsync((access.Tenant, access.Kind, accountId), () => AskAsync(access, accountId), cancellation);

    public void Dispose() => _answers.Dispose();

    async Task<Answer<bool?>> AskAsync(TenantAccess access, string accountId)
    {
        var answer = await confluence.UserMayAdministerAsync(sites.Of(access), accountId, CancellationToken.None);
        if (answer is ConfluenceAnswer<bool>.Unavailable)
        {
            return default;
        }

        return answer is ConfluenceAnswer<bool>.Ok { Value: true } ? new(true, YesLasts) : new(false, NoLasts);
    }
}
