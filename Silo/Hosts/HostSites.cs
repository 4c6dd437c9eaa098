using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts;

/// <summary>Finds the site of an installation, to be asked as the app.</summary>
/// <param name="hosts">The hosts that are known.</param>
public sealed class HostSites(HostAdapters<IHostSites> hosts)
{
    /// <summary>The site, with what proves to it that we may ask; one that cannot be asked when the kind of the installation is not known.</summary>
    public ConfluenceSite Of(TenantAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return hosts.TryFind(access.Kind, out var host) ? host.Of(access) : ConfluenceSite.Unreachable(access.BaseUrl, hosts.UnknownKind(access.Kind));
    }
}
