using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts.Connect;

/// <summary>Sites that are asked with tokens under the shared secret of the installation.</summary>
internal sealed class ConnectSites(ConnectApp app, TimeProvider time) : IHostSites
{
    public string Kind => ConnectCredentials.Kind;

    public ConfluenceSite Of(TenantAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        var credentials = ConnectCredentials.Of(access.Credentials);
        return new(access.BaseUrl, new ConnectSigner(app.Key, credentials.ClientKey, credentials.SharedSecret, access.BaseUrl, time));
    }
}
