using Microsoft.Extensions.DependencyInjection;
using UserMacro.DynamoDB.Local;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Tests.DynamoDB;

namespace UserMacro.Silo.Tests.Tls;

public sealed class TlsClusterTests(DynamoDBLocal dynamoDB) : IAsyncDisposable
{
    readonly TestAuthority _authority = new();
    readonly TestAuthority _foreign = new("foreign");
    readonly TestLog _log = new();
    readonly TestCluster _cluster = new(dynamoDB);

    [Fact]
    public async Task Start_TwoSilosAndAClientWithCertificates_CallEachOther()
    {
        using var silo = new TestFiles(_authority.Issue(), _authority.Pem);
        using var frontEnd = new TestFiles(_authority.Issue([TestAuthority.Client]), _authority.Pem);
        var one = await _cluster.StartAsync(_cluster.CreateSilo("key", silo.Arguments));
        var two = await _cluster.StartAsync(_cluster.CreateSilo("key", silo.Arguments));
        var client = await _cluster.StartClientAsync(frontEnd.Arguments);

        var tenants = await Task.WhenAll(Enumerable.Range(0, 20).Select(site => TestCluster.Directory(client, $"{site}").FindOrAssign()));

        for (var site = 0; site < tenants.Length; site++)
        {
            (await TestCluster.Directory(site % 2 == 0 ? one : two, $"{site}").Find()).ShouldBe(tenants[site]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_ClientWithoutOrWithAForeignCertificate_FindsNoSilo(bool hasForeignCertificate)
    {
        using var own = new TestFiles(_authority.Issue(), _authority.Pem);
        // It trusts the silo; the silo does not trust it.
        using var foreign = new TestFiles(_foreign.Issue(), $"{_foreign.Pem}\n{_authority.Pem}");
        await _cluster.StartAsync(_cluster.CreateSilo("key", _log, own.Arguments));

        var client = await _cluster.StartAsync(_cluster.CreateClient(hasForeignCertificate ? foreign.Arguments : []));
        while (!_log.Text.Contains("Refused the peer", StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        client.Services.GetRequiredService<ClusterConnection>().IsOpen.ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _authority.Dispose();
        _foreign.Dispose();
        _log.Dispose();
    }
}
