using System.Security.Cryptography;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Tls;

/// <summary>The text of the three files at one moment.</summary>
internal sealed record TlsFiles(string Certificate, string Key, string Authority)
{
    /// <exception cref="ConfigurationFaultException">One of them cannot be read.</exception>
    public static TlsFiles Read(TlsSettings settings) => new(
        Read(TlsSettings.CertificateFileKey, settings.CertificateFile),
        Read(TlsSettings.KeyFileKey, settings.KeyFile),
        Read(TlsSettings.AuthorityFileKey, settings.AuthorityFile));

    /// <summary>Tells apart what was in the files, without keeping the private key.</summary>
    public string Fingerprint() => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Certificate}\0{Key}\0{Authority}")));

    static string Read(string key, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException($"{key}: '{path}' cannot be read: {e.Message}", e);
        }
    }
}
