using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>Host identity to tenant. Key: the host identity (<c>connect:{clientKey}</c>); the only key that is not under a tenant.</summary>
[Alias("tenant-directory")]
public interface ITenantDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The tenant of this identity; null when it never installed. Costs no write.</summary>
    [Alias("find"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<TenantId?> Find();

    /// <summary>The tenant of this identity; assigns a new one on first use.</summary>
    [Alias("find-or-assign")]
    Task<TenantId> FindOrAssign();

    /// <summary>The tenant of this identity came from another deployment. False, and no effect, when the identity has another tenant here.</summary>
    [Alias("assign"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<bool> Assign(TenantId tenant);

    /// <summary>The tenant is being erased: the next use assigns another one. No effect when the identity has another one already.</summary>
    [Alias("release"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Release(TenantId tenant);
}
