using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts.Connect.Modules;

internal sealed class ConnectModuleHosts(ConfluenceClient client, HostSites sites) : IModuleHosts
{
    public IModuleHost Of(TenantAccess access) => new Host(client, sites.Of(access));

    sealed class Host(ConfluenceClient client, ConfluenceSite site) : IModuleHost
    {
        public Task<ConfluenceAnswer<AppModules>> GetAsync(CancellationToken cancellation) => client.GetModulesAsync(site, cancellation);

        public Task<ConfluenceAnswer<Done>> RegisterAsync(AppModules modules, CancellationToken cancellation) =>
            client.RegisterAsync(site, modules, cancellation);

        public Task<ConfluenceAnswer<Done>> RemoveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
            client.RemoveAsync(site, keys, cancellation);
    }
}
