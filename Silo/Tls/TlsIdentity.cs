using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Tls;

/// <summary>Who this process is to its peers, and whose peers it trusts.</summary>
internal sealed class TlsIdentity
{
    TlsIdentity(SslStreamCertificateContext own, X509Certificate2Collection authority, string fingerprint) =>
        (Own, Authority, Fingerprint) = (own, authority, fingerprint);

    /// <summary>The certificate with its private key, and those between it and the authority.</summary>
    public SslStreamCertificateContext Own { get; }

    public X509Certificate2Collection Authority { get; }

    /// <summary>Of the files that it was made from.</summary>
    public string Fingerprint { get; }

    /// <exception cref="ConfigurationFaultException">The files do not make an identity that peers with the same authority would accept now.</exception>
    public static TlsIdentity Create(TlsFiles files, PeerRole role, TimeProvider time)
    {
        var authority = Certificates(TlsSettings.AuthorityFileKey, files.Authority);
        var chain = Certificates(TlsSettings.CertificateFileKey, files.Certificate);
        var own = WithKey(files);
        chain.RemoveAt(0);
        if (PeerCheck.FaultOf(own, chain, authority, role, time) is { } fault)
        {
            throw new ConfigurationFaultException(TlsSettings.CertificateFileKey, $"peers would refuse the certificate: {fault}.");
        }

        return new(SslStreamCertificateContext.Create(own, chain, offline: true), authority, files.Fingerprint());
    }

    static X509Certificate2 WithKey(TlsFiles files)
    {
        try
        {
            return X509Certificate2.CreateFromPem(files.Certificate, files.Key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new ConfigurationFaultException(
                $"{TlsSettings.KeyFileKey}: is not the private key of the certificate in {TlsSettings.CertificateFileKey}, in PEM and not encrypted.", e);
        }
    }

    static X509Certificate2Collection Certificates(string key, string text)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(text);
        }
        catch (CryptographicException e)
        {
            throw new ConfigurationFaultException($"{key}: holds a certificate that cannot be read: {e.Message}", e);
        }

        return found.Count > 0 ? found : throw new ConfigurationFaultException(key, "holds no certificate in PEM.");
    }
}
