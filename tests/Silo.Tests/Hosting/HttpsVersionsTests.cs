using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosting;

namespace UserMacro.Silo.Tests.Hosting;

public sealed class HttpsVersionsTests
{
    [Fact]
    public async Task Create_HttpsEndpoint_SpeaksNothingOlderThan12()
    {
        await using var app = ServiceBuilder.Create([]).Build();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var versions = SslProtocols.None;

        app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.ListenAnyIP(0, endpoint => endpoint.UseHttps(https =>
        {
            versions = https.SslProtocols;
            https.ServerCertificate = certificate;
        }));

        versions.ShouldBe(SslProtocols.Tls12 | SslProtocols.Tls13);
    }

    [Theory]
    [InlineData("--Kestrel:Endpoints:Https:SslProtocols:0=Tls11")]
    [InlineData("--Kestrel:EndpointDefaults:SslProtocols:1=None")]
    public void Create_OlderVersionInTheConfiguration_IsAFaultThatNamesTheKey(string argument)
    {
        var message = Should.Throw<ConfigurationFaultException>(() => ServiceBuilder.Create([argument])).Message;

        message.ShouldStartWith(argument[2..argument.IndexOf('=')] + ": ");
        message.ShouldEndWith("is not one of Tls12, Tls13.");
    }

    [Fact]
    public void Create_NewerVersionInTheConfiguration_IsTaken() =>
        Should.NotThrow(() => ServiceBuilder.Create(["--Kestrel:Endpoints:Https:SslProtocols:0=Tls13"]));
}
