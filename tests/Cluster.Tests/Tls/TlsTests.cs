using UserMacro.Cluster.Tests.Hosting;
using UserMacro.DynamoDB.Local;
using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Tls;

public sealed class TlsTests(DynamoDBLocal database) : IDisposable
{
    const string Key = "over-tls";

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 600_000)]
    public async Task Cluster_WithMutualCertificates_ServesAndKeepsAForeignSiloOut()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var authority = new TestAuthority(_folder.Path, "authority");
        using var foreign = new TestAuthority(_folder.Path, "foreign");
        await using var cluster = await TestCluster.StartAsync(
            nameof(TlsTests), database.Url, 2, 1, cancellation, plan => plan with { More = name => authority.SettingsOf(name, authority) });
        using var tenant = await cluster.InstallAsync(cancellation);
        await tenant.PublishMacroAsync(Key, "<p>sealed {{ params.title }}</p>", cancellation);
        (await tenant.Http.GetStringAsync(tenant.RenderTarget(Key, "p.title=x"), cancellation)).ShouldContain("sealed x");

        // It trusts the cluster, but the cluster does not trust it.
        var strange = cluster.Plan with { More = name => JoiningQuickly(foreign.SettingsOf(name, authority)) };
        await using var stranger = SiloProcess.Start(strange, "stranger");
        (await stranger.Process.ExitAsync(Timeout, cancellation)).ShouldNotBe(0);

        var silos = await Membership.ReadAsync(database.Client, cluster.Plan, cancellation);
        silos.Where(silo => silo.Value == SiloStatus.Active).Select(silo => silo.Key).ShouldBe(cluster.Silos.Select(silo => silo.Port), ignoreOrder: true);
        (await tenant.Http.GetStringAsync(tenant.RenderTarget(Key, "p.title=y"), cancellation)).ShouldContain("sealed y");
    }

    static Dictionary<string, string> JoiningQuickly(IReadOnlyDictionary<string, string> settings) =>
        new(settings, StringComparer.Ordinal) { ["Orleans__Membership__MaxJoinAttemptTime"] = "00:00:10" };
}
