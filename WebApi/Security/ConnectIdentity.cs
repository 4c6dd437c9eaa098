namespace UserMacro.WebApi.Security;

/// <summary>The host identity of a Connect installation (docs/glossary.md).</summary>
internal static class ConnectIdentity
{
    const string Prefix = "connect:";

    public static string Create(string clientKey) => Prefix + clientKey;

    /// <summary>The client key of a Connect installation; null for the identity of another kind of host.</summary>
    public static string? ClientKeyOf(string identity) => identity.StartsWith(Prefix, StringComparison.Ordinal) ? identity[Prefix.Length..] : null;
}
