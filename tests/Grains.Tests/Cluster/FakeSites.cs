using System.Collections.Concurrent;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts.Connect.Modules;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>Sites that keep dynamic modules, by base URL.</summary>
internal sealed class FakeSites : IModuleHosts
{
    readonly ConcurrentDictionary<string, FakeSite> _sites = new(StringComparer.Ordinal);

    public FakeSite this[string baseUrl] => _sites.GetOrAdd(baseUrl, _ => new());

    public IModuleHost Of(TenantAccess access) => this[access.BaseUrl];
}
