using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts.Connect;

namespace UserMacro.WebApi.Hosts.Connect;

/// <summary>The host identity of a Connect installation (docs/glossary.md).</summary>
internal static class ConnectIdentity
{
    public static string Create(string clientKey) => HostCredentials.IdentityOf(ConnectCredentials.Kind, clientKey);
}
