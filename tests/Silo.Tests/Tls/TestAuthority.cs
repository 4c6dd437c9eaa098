using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UserMacro.Silo.Tests.Tls;

/// <summary>A private authority that issues what a test needs.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string Server = "1.3.6.1.5.5.7.3.1";
    public const string Client = "1.3.6.1.5.5.7.3.2";

    readonly X509Certificate2 _root;

    public TestAuthority(string name = "authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(2));
    }

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public string Pem => _root.ExportCertificatePem();

    /// <summary>A certificate and its private key, in PEM.</summary>
    /// <param name="purposes">What it is made for; both when empty.</param>
    /// <param name="from">From when on, in days from now.</param>
    /// <param name="until">Until when, in days from now.</param>
    public (string Certificate, string Key) Issue(string[]? purposes = null, double from = -1, double until = 1)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=peer", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        var usages = new OidCollection();
        foreach (var purpose in purposes ?? [Server, Client])
        {
            usages.Add(new Oid(purpose));
        }

        if (usages.Count > 0)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(usages, critical: false));
        }

        using var issued = request.Create(_root, Now.AddDays(from), Now.AddDays(until), RandomNumberGenerator.GetBytes(8));
        return (issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => _root.Dispose();
}
