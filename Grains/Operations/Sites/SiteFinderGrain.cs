using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Operations.Sites;

[GrainType("sitefinder")]
internal sealed class SiteFinderGrain(ITenantList tenants) : Grain, ISiteFinderGrain
{
    const int ReadAtOnce = 16;

    public async Task<ImmutableArray<TenantId>> Find(string host)
    {
        var found = ImmutableArray.CreateBuilder<TenantId>();
        await foreach (var some in tenants.ListAsync(CancellationToken.None).Chunk(ReadAtOnce))
        {
            var read = await Task.WhenAll(some.Select(async tenant => (Tenant: tenant, IsThere: await IsAtAsync(tenant, host))));
            found.AddRange(read.Where(site => site.IsThere).Select(site => site.Tenant));
        }

        return found.ToImmutable();
    }

    async Task<bool> IsAtAsync(TenantId tenant, string host)
    {
        TenantScope.Enter(tenant);
        try
        {
            var installations = await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Installations();
            return installations.Any(site => IsAt(site.BaseUrl, host) || IsAt(site.DisplayUrl, host));
        }
        catch (Exception refused) when (refused is TenantErasedException or RecordRefusedException)
        {
            // Neither one that is gone nor one whose record was tampered with keeps the others from being found.
            return false;
        }
    }

    static bool IsAt(string? address, string host) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && string.Equals(url.Authority, host, StringComparison.OrdinalIgnoreCase);
}
