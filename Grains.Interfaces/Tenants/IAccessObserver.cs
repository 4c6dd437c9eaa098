using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>A front end that wants to know at once when the access of a site changes; see <see cref="IAccessHubGrain"/>.</summary>
[Alias("access-observer")]
public interface IAccessObserver : IGrainObserver
{
    /// <summary>Installation, secret, state or rules of a tenant have changed: whatever is cached about it is outdated.</summary>
    /// <param name="number">The number of the change; the numbers are consecutive.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="hostIdentity">The installation that changed; null for all installations of the tenant.</param>
    [Alias("access-changed"), ResponseTimeout(IAccessHubGrain.Timeout)]
    Task AccessChanged(long number, TenantId tenant, string? hostIdentity);
}
