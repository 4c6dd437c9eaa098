using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Tls;

/// <summary>
/// The <c>Tls</c> section: PEM files by which silos and front ends know each other. All three are set, or none: then connections are not encrypted.
/// </summary>
/// <param name="CertificateFile"><c>Tls:CertificateFile</c>: this process' certificate, then those between it and the authority.</param>
/// <param name="KeyFile"><c>Tls:KeyFile</c>: its private key.</param>
/// <param name="AuthorityFile"><c>Tls:AuthorityFile</c>: the certificates of the private authority; a peer's must be issued by one of them.</param>
internal sealed record TlsSettings(string CertificateFile, string KeyFile, string AuthorityFile)
{
    public const string CertificateFileKey = "Tls:CertificateFile";
    public const string KeyFileKey = "Tls:KeyFile";
    public const string AuthorityFileKey = "Tls:AuthorityFile";

    static readonly string[] Keys = [CertificateFileKey, KeyFileKey, AuthorityFileKey];

    /// <summary>The settings; null when there are none.</summary>
    /// <exception cref="ConfigurationFaultException">Only some of them are set.</exception>
    public static TlsSettings? Read(IConfiguration configuration)
    {
        var missing = Keys.Where(key => configuration.Text(key, "").Length == 0).ToList();
        if (missing.Count == Keys.Length)
        {
            return null;
        }

        return missing.Count == 0
            ? new(configuration[CertificateFileKey]!, configuration[KeyFileKey]!, configuration[AuthorityFileKey]!)
            : throw new ConfigurationFaultException(missing[0], $"is not set, while other settings of Tls are. Set all of {string.Join(", ", Keys)}, or none.");
    }
}
