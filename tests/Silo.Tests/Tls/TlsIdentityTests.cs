using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Tls;

namespace UserMacro.Silo.Tests.Tls;

public sealed class TlsIdentityTests : IDisposable
{
    readonly TestAuthority _authority = new();
    readonly TestAuthority _foreign = new("foreign");
    readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public void Create_CertificateOfTheAuthority_IsTaken() => Create(_authority.Issue()).Own.TargetCertificate.HasPrivateKey.ShouldBeTrue();

    [Fact]
    public void Create_ChainOverAnotherAuthorityInTheFile_IsTaken() =>
        TlsIdentity.Create(Files(_authority.Issue(), $"{_foreign.Pem}\n{_authority.Pem}"), PeerRole.Silo, _time).Authority.Count.ShouldBe(2);

    [Fact]
    public void Create_Expired_SaysSo() => ShouldBeFault(() => Create(_authority.Issue(from: -2, until: -1)), "Tls:CertificateFile: ", "NotTimeValid");

    [Fact]
    public void Create_NotYetValid_SaysSo() => ShouldBeFault(() => Create(_authority.Issue(from: 1, until: 2)), "Tls:CertificateFile: ", "NotTimeValid");

    [Fact]
    public void Create_ForeignAuthority_SaysSo() => ShouldBeFault(() => Create(_foreign.Issue()), "Tls:CertificateFile: ", "PartialChain");

    [Fact]
    public void Create_SilosCertificateForClientsOnly_SaysSo() =>
        ShouldBeFault(() => Create(_authority.Issue([TestAuthority.Client])), "Tls:CertificateFile: ", "extended key usage");

    [Fact]
    public void Create_CertificateForNoPurpose_SaysSo() => ShouldBeFault(() => Create(_authority.Issue([])), "Tls:CertificateFile: ", "extended key usage");

    [Fact]
    public void Create_KeyOfAnotherCertificate_SaysSo() =>
        ShouldBeFault(() => Create((_authority.Issue().Certificate, _authority.Issue().Key)), "Tls:KeyFile: ");

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    public void Create_NoKey_SaysSo(string key) => ShouldBeFault(() => Create((_authority.Issue().Certificate, key)), "Tls:KeyFile: ");

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")]
    public void Create_NoCertificate_SaysSo(string certificate) => ShouldBeFault(() => Create((certificate, _authority.Issue().Key)), "Tls:CertificateFile: ");

    [Fact]
    public void Create_NoAuthority_SaysSo() =>
        ShouldBeFault(() => TlsIdentity.Create(Files(_authority.Issue(), ""), PeerRole.Silo, _time), "Tls:AuthorityFile: ");

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        ShouldBeFault(() => TlsFiles.Read(new("/nowhere/a.pem", "/nowhere/a.key", "/nowhere/b.pem")), "Tls:CertificateFile: ");

    [Fact]
    public void ReadSettings_None_IsNone() => TlsSettings.Read(new ConfigurationManager()).ShouldBeNull();

    [Theory]
    [InlineData(TlsSettings.CertificateFileKey, TlsSettings.KeyFileKey)]
    [InlineData(TlsSettings.KeyFileKey, TlsSettings.CertificateFileKey)]
    [InlineData(TlsSettings.AuthorityFileKey, TlsSettings.CertificateFileKey)]
    public void ReadSettings_SomeOnly_NamesAMissingOne(string given, string missing) =>
        ShouldBeFault(() => TlsSettings.Read(new ConfigurationManager { [given] = "/etc/usermacro/file" }), $"{missing}: ");

    [Fact]
    public void Current_FilesReplaced_TakesTheNewOnesOnceTheyFit()
    {
        using var log = new TestLog();
        using var files = new TestFiles(_authority.Issue(), _authority.Pem);
        var first = TlsIdentity.Create(TlsFiles.Read(files.Settings), PeerRole.Silo, _time);
        var source = new TlsIdentitySource(files.Settings, PeerRole.Silo, first, _time, log.CreateLogger<TlsIdentitySource>());
        var next = _authority.Issue();

        source.Current().ShouldBeSameAs(first);
        File.WriteAllText(files.Settings.CertificateFile, next.Certificate);
        source.Current().ShouldBeSameAs(first);
        source.Current().ShouldBeSameAs(first);
        File.WriteAllText(files.Settings.KeyFile, next.Key);
        source.Current().Own.TargetCertificate.ExportCertificatePem().ShouldBe(next.Certificate);
        File.Delete(files.Settings.KeyFile);
        source.Current().Own.TargetCertificate.ExportCertificatePem().ShouldBe(next.Certificate);

        log.Text.Split('\n').Select(line => line.Split(' ')[0]).ShouldBe(["Keeps", "Took", "Keeps"]);
        log.Text.ShouldNotContain("-----BEGIN");
    }

    public void Dispose()
    {
        _authority.Dispose();
        _foreign.Dispose();
    }

    static TlsFiles Files((string Certificate, string Key) own, string authority) => new(own.Certificate, own.Key, authority);

    static void ShouldBeFault(Action action, params string[] parts)
    {
        var message = Should.Throw<ConfigurationFaultException>(action).Message;
        message.ShouldStartWith(parts[0]);
        foreach (var part in parts[1..])
        {
            message.ShouldContain(part);
        }

        message.ShouldNotContain('\n');
    }

    TlsIdentity Create((string Certificate, string Key) own) => TlsIdentity.Create(Files(own, _authority.Pem), PeerRole.Silo, _time);
}
