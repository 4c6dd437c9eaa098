using Orleans.DynamoDB.Clustering.Provider;
using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

public sealed class GatewayTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    [Fact]
    public async Task GetGateways_SilosOfEveryStatus_OnlyActiveOnesThatTakeClients()
    {
        var statuses =
            new[] { SiloStatus.Created,
                SiloStatus.Joining, SiloStatus.ShuttingDown, SiloStatus.Stopping, SiloStatus.Dead, SiloStatus.Active, SiloStatus.Active };
        await Table.InsertAsync([.. statuses.Select((status, number) => Members.Silo(number, status))]);
        var withoutGateway = Members.Silo(20);
        withoutGateway.ProxyPort = 0;
        await Table.InsertAsync(withoutGateway);
        using var host = new MembershipHost(Local.Client, Cluster);
        using var provider = await StartAsync(host);

        var gateways = await provider.GetGatewaysAsync(Cancellation);

        gateways.Select(gateway => gateway.ToString()).Order(StringComparer.Ordinal)
            .ShouldBe(["gwy.tcp://127.0.0.1:30005/1", "gwy.tcp://127.0.0.1:30006/1"]);
    }

    [Fact]
    public async Task GetGateways_ClusterOfALongerName_NotAmongThem()
    {
        await Table.InsertAsync(Members.Silo(1));
        using var host = new MembershipHost(Local.Client, Cluster[..^1]);
        using var provider = await StartAsync(host);

        (await provider.GetGatewaysAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task GetGateways_MoreRowsThanOnePage_AllFound()
    {
        await Table.InsertAsync([.. Enumerable.Range(1, 5).Select(number => Members.Silo(number).With(hostName: new string('x', 350_000)))]);
        using var tap = new WireTap(Local);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var provider = await StartAsync(host);

        (await provider.GetGatewaysAsync(Cancellation)).Count.ShouldBe(5);
        tap.Requests.Count(request => request.Operation == "Query").ShouldBeGreaterThan(1);
        tap.Requests.ShouldNotContain(request => request.Operation == "Scan");
    }

    [Fact]
    public async Task Provider_AnyTime_RefreshesAsOftenAsItsOptionsSay()
    {
        using var host = new MembershipHost(Local.Client, Cluster);
        using var provider = await StartAsync(host);

        provider.MaxStaleness.ShouldBe(TimeSpan.FromSeconds(7));
        (await provider.GetGateways()).ShouldBeEmpty();
    }

    static async Task<DynamoDBGatewayListProvider> StartAsync(MembershipHost host)
    {
        var provider = host.Gateways();
        await provider.InitializeGatewayListProviderAsync(Cancellation);
        return provider;
    }
}
