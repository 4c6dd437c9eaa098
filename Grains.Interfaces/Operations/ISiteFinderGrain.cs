using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>Finds sites for an operator by their addresses. Key: <see cref="Key"/>; it belongs to no tenant, and no front end calls it.</summary>
[Alias("site-finder")]
public interface ISiteFinderGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain.</summary>
    const string Key = "service";

    /// <summary>
    /// The tenants whose site has an address at this host: nothing is indexed by addresses, so it looks at the installations of all tenants.
    /// </summary>
    /// <param name="host">The host name, such as <c>example.atlassian.net</c>, with its port where there is one.</param>
    [Alias("find"), ResponseTimeout(OperationTimeouts.Read)]
    Task<ImmutableArray<TenantId>> Find(string host);
}
