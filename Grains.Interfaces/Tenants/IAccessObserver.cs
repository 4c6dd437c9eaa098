using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>A front end that wants to know at once when access of a site changes; see <see cref="IAccessHubGrain"/>.</summary>
[Alias("access-observer")]
public interface IAccessObserver : IGrainObserver
{
    /// <summary>Installation, secret, state or rules of a tenant have changed: what is remembered of it counts no more.</summary>
    /// <param name="number">The number of the change; the one before has the number before it.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="hostIdentity">The installation that changed; null when all of the tenant's are concerned.</param>
    [Alias("access-changed"), ResponseTimeout(IAccessHubGrain.Patience)]
    Task AccessChanged(long number, TenantId tenant, string? hostIdentity);
}
