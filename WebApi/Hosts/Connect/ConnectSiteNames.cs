using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Hosts.Connect;

/// <summary>Names sites by their client keys.</summary>
internal sealed class ConnectSiteNames : ISiteNames
{
    public string NameOf(TenantAccess access) => access.Credentials.Name;

    public string IdentityOf(string name) => ConnectIdentity.Create(name);
}
