using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts;

/// <summary>Finds the site of an installation, to be asked as the app.</summary>
public interface IHostSites
{
    /// <summary>The site, with what proves to it that we may ask.</summary>
    ConfluenceSite Of(TenantAccess access);
}
