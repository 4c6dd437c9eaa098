namespace UserMacro.WebApi.Hosts.Connect;

/// <summary>The host identity of a Connect installation (docs/glossary.md).</summary>
internal static class ConnectIdentity
{
    const string Prefix = "connect:";

    public static string Create(string clientKey) => Prefix + clientKey;
}
