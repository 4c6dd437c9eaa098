using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security.Tenants;

/// <summary>Where the keys of a tenant come from.</summary>
internal interface ITenantAccessSource
{
    /// <summary>How to verify calls of this host identity; null when it never installed.</summary>
    Task<TenantAccess?> FindAsync(string hostIdentity);
}
