using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security;

/// <summary>Where the keys of a tenant come from.</summary>
internal interface ITenantAccessSource
{
    /// <summary>How to verify requests of this issuer; null when it never installed.</summary>
    Task<TenantAccess?> FindAsync(string clientKey);
}
