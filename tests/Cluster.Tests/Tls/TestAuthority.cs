using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UserMacro.Cluster.Tests.Tls;

/// <summary>A certificate authority of one test.</summary>
sealed class TestAuthority : IDisposable
{
    static readonly Oid ServerUse = new("1.3.6.1.5.5.7.3.1");
    static readonly Oid ClientUse = new("1.3.6.1.5.5.7.3.2");

    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly X509Certificate2 _certificate;
    readonly string _folder;
    readonly string _name;

    public TestAuthority(string folder, string name)
    {
        (_folder, _name) = (folder, name);
        Directory.CreateDirectory(folder);
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1));
        File.WriteAllText(AuthorityFile, _certificate.ExportCertificatePem());
    }

    string AuthorityFile => Path.Combine(_folder, $"{_name}.pem");

    /// <summary>Issues a certificate for silos or front ends and gives the settings of a process that presents it.</summary>
    /// <param name="trusted">Whose certificates the process accepts.</param>
    public IReadOnlyDictionary<string, string> SettingsOf(string subject, TestAuthority trusted)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerUse, ClientUse], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(subject);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(_certificate, now.AddMinutes(-5), now.AddMinutes(55), RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(_folder, $"{_name}-{subject}.pem");
        var keyFile = Path.Combine(_folder, $"{_name}-{subject}.key");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Tls__CertificateFile"] = file,
            ["Tls__KeyFile"] = keyFile,
            ["Tls__AuthorityFile"] = trusted.AuthorityFile,
        };
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }
}
