using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Modules;

internal sealed class ConfluenceModuleHosts(ConfluenceClient client, ConnectApp app) : IModuleHosts
{
    public IModuleHost Of(TenantAccess access) => new Host(client, new(access.BaseUrl, access.ClientKey, access.SharedSecret, app.Key));

    sealed class Host(ConfluenceClient client, ConfluenceSite site) : IModuleHost
    {
        public Task<ConfluenceAnswer<AppModules>> GetAsync(CancellationToken cancellation) => client.GetModulesAsync(site, cancellation);

        public Task<ConfluenceAnswer<Done>> RegisterAsync(AppModules modules, CancellationToken cancellation) => client.RegisterAsync(site, modules, cancellation);

        public Task<ConfluenceAnswer<Done>> RemoveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => client.RemoveAsync(site, keys, cancellation);
    }
}
