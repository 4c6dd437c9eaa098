using UserMacro.Silo.Tls;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Tls;

/// <summary>The three files of one process.</summary>
internal sealed class TestFiles : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public TestFiles((string Certificate, string Key) own, string authority)
    {
        Settings = new(_folder.File("own.pem"), _folder.File("own.key"), _folder.File("authority.pem"));
        Directory.CreateDirectory(Path.GetDirectoryName(Settings.KeyFile)!);
        Write(own, authority);
    }

    public TlsSettings Settings { get; }

    public string[] Arguments =>
    [
        $"--{TlsSettings.CertificateFileKey}={Settings.CertificateFile}",
        $"--{TlsSettings.KeyFileKey}={Settings.KeyFile}",
        $"--{TlsSettings.AuthorityFileKey}={Settings.AuthorityFile}",
    ];

    public void Write((string Certificate, string Key) own, string authority)
    {
        File.WriteAllText(Settings.CertificateFile, own.Certificate);
        File.WriteAllText(Settings.KeyFile, own.Key);
        File.WriteAllText(Settings.AuthorityFile, authority);
    }

    public void Dispose() => _folder.Dispose();
}
