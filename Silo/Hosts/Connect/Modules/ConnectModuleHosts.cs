using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Atlassian.Connect.Modules;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts.Connect.Modules;

internal sealed class ConnectModuleHosts(ModulesClient client, HostSites sites) : IModuleHosts
{
    public IModuleHost Of(TenantAccess access) => new Host(client, sites.Of(access));

    sealed class Host(ModulesClient client, ConfluenceSite site) : IModuleHost
    {
        public Task<ConfluenceAnswer<AppModules>> GetAsync(CancellationToken cancellation) => client.GetAsync(site, cancellation);

        public Task<ConfluenceAnswer<Done>> RegisterAsync(AppModules modules, CancellationToken cancellation) =>
            client.RegisterAsync(site, modules, cancellation);

        public Task<ConfluenceAnswer<Done>> RemoveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
            client.RemoveAsync(site, keys, cancellation);
    }
}
