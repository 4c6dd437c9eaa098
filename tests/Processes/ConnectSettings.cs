namespace UserMacro.Processes;

/// <summary>The <c>Connect</c> section of a process that works for a site on loopback.</summary>
public static class ConnectSettings
{
    /// <param name="service">The address that the service calls its own.</param>
    /// <param name="host">The site, which holds the install keys as well.</param>
    public static IReadOnlyDictionary<string, string> For(Uri service, Uri host)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(host);
        var site = host.GetLeftPart(UriPartial.Authority);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Connect__BaseUrl"] = service.GetLeftPart(UriPartial.Authority),
            ["Connect__InstallKeysUrl"] = $"{site}/install-keys",
            ["Connect__AllJsUrl"] = $"{site}/all.js",
            ["Connect__AllowedHosts"] = "http://127.0.0.1:*",

            // Loads are measured, not limited.
            ["Api__TenantRequestsPerMinute"] = "1000000",
        };
    }
}
