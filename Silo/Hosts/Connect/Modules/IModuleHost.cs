using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>The dynamic modules of one site (docs/reference/connect-modules.md#dynamic-modules).</summary>
internal interface IModuleHost
{
    Task<ConfluenceAnswer<AppModules>> GetAsync(CancellationToken cancellation);

    /// <summary>All of them or none.</summary>
    Task<ConfluenceAnswer<Done>> RegisterAsync(AppModules modules, CancellationToken cancellation);

    Task<ConfluenceAnswer<Done>> RemoveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);
}
