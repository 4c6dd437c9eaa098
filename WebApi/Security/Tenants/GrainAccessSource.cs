using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security.Tenants;

/// <summary>Asks the directory and the tenant's grain.</summary>
internal sealed class GrainAccessSource(IGrainFactory grains) : ITenantAccessSource
{
    public async Task<TenantAccess?> FindAsync(string hostIdentity)
    {
        if (await grains.GetGrain<ITenantDirectoryGrain>(hostIdentity).Find() is not { } tenant)
        {
            return null;
        }

        TenantScope.Enter(tenant);
        return await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Access(hostIdentity);
    }
}
