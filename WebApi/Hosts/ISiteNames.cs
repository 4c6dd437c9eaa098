using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Hosts;

/// <summary>The names by which addresses that bring no proof of their caller say which site they are of.</summary>
internal interface ISiteNames
{
    /// <summary>The host's own name of an installation; no secret.</summary>
    string NameOf(TenantAccess access);

    /// <summary>The host identity of an installation of this name.</summary>
    string IdentityOf(string name);
}
