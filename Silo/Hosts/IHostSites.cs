using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts;

/// <summary>Finds the sites of one kind of host; <see cref="HostSites"/> chooses it.</summary>
public interface IHostSites : IHostAdapter
{
    /// <summary>The site of an installation of this kind, with what proves to it that we may ask.</summary>
    ConfluenceSite Of(TenantAccess access);
}
