namespace UserMacro.Silo.Configuration;

/// <summary>Where plain HTTP is spoken: within one machine, and in development.</summary>
public static class PlainHttp
{
    /// <summary>What is wrong with an address that is not allowed.</summary>
    public const string Refused = "is plain http, which is for development and for addresses of this machine only. Use https.";

    /// <summary>Whether the address may be used.</summary>
    public static bool Allows(Uri address, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(configuration);
        return address.Scheme != Uri.UriSchemeHttp || address.IsLoopback
            || string.Equals(configuration[HostDefaults.EnvironmentKey], Environments.Development, StringComparison.OrdinalIgnoreCase);
    }
}
