using System.Security.Authentication;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Hosting;

/// <summary>Which versions of TLS a process speaks over HTTPS, where it holds the certificate itself: 1.2 and 1.3, whatever the machine would allow.</summary>
internal static class HttpsVersions
{
    static readonly string[] Allowed = [nameof(SslProtocols.Tls12), nameof(SslProtocols.Tls13)];

    /// <exception cref="ConfigurationFaultException">An endpoint of the configuration asks for an older version.</exception>
    public static WebApplicationBuilder AddHttpsVersions(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13));
        foreach (var (key, value) in builder.Configuration.GetSection("Kestrel").AsEnumerable())
        {
            if (key.Contains(":SslProtocols:", StringComparison.OrdinalIgnoreCase) && !Allowed.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                throw new ConfigurationFaultException(key, $"'{value}' is not one of {string.Join(", ", Allowed)}.");
            }
        }

        return builder;
    }
}
