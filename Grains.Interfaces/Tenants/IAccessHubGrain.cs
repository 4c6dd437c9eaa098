using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>
/// Tells front ends of changes of access. Key: <see cref="Key"/>; it is under no tenant and stores nothing: each front end brings its
/// registration again every <see cref="RenewalSeconds"/>.
/// </summary>
[Alias("access-hub")]
public interface IAccessHubGrain : IGrainWithStringKey
{
    /// <summary>The key of the only one.</summary>
    const string Key = "app";

    /// <summary>How often a front end renews its registration.</summary>
    const int RenewalSeconds = 1;

    /// <summary>How long a registration counts that is not renewed.</summary>
    const int LeaseSeconds = 5;

    /// <summary>How long an announcement waits for a front end that does not answer.</summary>
    const string Patience = "00:00:01";

    /// <summary>Registers a front end, or renews its registration.</summary>
    /// <param name="frontEnd">Names the front end.</param>
    /// <param name="observer">Where it listens.</param>
    /// <returns>The number of the newest change. One that the front end was not told of means that it may have missed others.</returns>
    [Alias("renew"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<long> Renew(string frontEnd, IAccessObserver observer);

    /// <summary>Ends a registration.</summary>
    [Alias("leave"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task Leave(string frontEnd);

    /// <summary>Tells all front ends of a change. Ends when all have heard it, or after a second.</summary>
    /// <param name="tenant">The tenant whose access changed.</param>
    /// <param name="hostIdentity">The installation that changed; null when all of the tenant's are concerned.</param>
    [Alias("announce"), AlwaysInterleave, ResponseTimeout("00:00:03")]
    Task Announce(TenantId tenant, string? hostIdentity);
}
