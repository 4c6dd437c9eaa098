using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>
/// Tells front ends about access changes. Key: <see cref="Key"/>; it belongs to no tenant and stores nothing: each front end renews its
/// registration every <see cref="RenewalSeconds"/>.
/// </summary>
[Alias("access-hub")]
public interface IAccessHubGrain : IGrainWithStringKey
{
    /// <summary>The key of the only such grain.</summary>
    const string Key = "app";

    /// <summary>How often a front end renews its registration.</summary>
    const int RenewalSeconds = 1;

    /// <summary>How long a registration lasts without renewal.</summary>
    const int LeaseSeconds = 5;

    /// <summary>How long an announcement waits for a front end that does not answer.</summary>
    const string Timeout = "00:00:01";

    /// <summary>Registers a front end, or renews its registration.</summary>
    /// <param name="frontEnd">Names the front end.</param>
    /// <param name="observer">Its observer.</param>
    /// <returns>The number of the newest change. A front end that was not told about that one may have missed others too.</returns>
    [Alias("renew"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<long> Renew(string frontEnd, IAccessObserver observer);

    /// <summary>Ends a registration.</summary>
    [Alias("leave"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task Leave(string frontEnd);

    /// <summary>The names of the front ends whose registration lasts.</summary>
    [Alias("front-ends"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<ImmutableArray<string>> FrontEnds();

    /// <summary>Tells all front ends about a change. Returns once all have received it, or after a second.</summary>
    /// <param name="tenant">The tenant whose access changed.</param>
    /// <param name="hostIdentity">The installation that changed; null for all installations of the tenant.</param>
    [Alias("announce"), AlwaysInterleave, ResponseTimeout("00:00:03")]
    Task Announce(TenantId tenant, string? hostIdentity);
}
