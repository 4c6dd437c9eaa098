using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

public sealed class ConfiguredClusterTests(DynamoDBLocal local)
{
    readonly string _tables = $"t-{Guid.NewGuid():N}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_ConfiguredBySettingsAlone_FormAClusterBesideAnotherOneInTheSameTable()
    {
        using var first = await SiloAsync("blue");
        using var second = await SiloAsync("blue");
        using var foreign = await SiloAsync("blue-2");
        using var client = await ClientAsync("blue");
        using var foreigner = await ClientAsync("blue-2");

        (await ActiveAsync(client)).ShouldBe(2);
        (await ActiveAsync(foreigner)).ShouldBe(1);

        foreach (var host in new[] { client, foreigner, second, first, foreign })
        {
            await host.StopAsync(Cancellation);
        }
    }

    static async Task<int> ActiveAsync(IHost client) =>
        (await client.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;

    async Task<IHost> SiloAsync(string cluster) => await StartAsync(ConfiguredHost.Silo(
    [
        .. Common(cluster), .. Provider("Reminders", "-reminders"), ("Orleans:Endpoints:AdvertisedIPAddress", "127.0.0.1"),
            ("Orleans:Endpoints:SiloPort", FreePort()), ("Orleans:Endpoints:GatewayPort", FreePort()),
    ]));

    async Task<IHost> ClientAsync(string cluster) => await StartAsync(ConfiguredHost.Client([.. Common(cluster)]));

    IEnumerable<(string, string)> Common(string cluster) =>
        [("Orleans:ClusterId", cluster), ("Orleans:ServiceId", "service"), .. Provider("Clustering", "-silos")];

    IEnumerable<(string, string)> Provider(string kind, string table) =>
    [
        ($"Orleans:{kind}:ProviderType", "DynamoDB"),
            ($"Orleans:{kind}:Service", local.Url.ToString()), ($"Orleans:{kind}:TableName", _tables + table), ($"Orleans:{kind}:CreateIfNotExists", "true"),
    ];

    static async Task<IHost> StartAsync(IHost host)
    {
        await host.StartAsync(Cancellation);
        return host;
    }

    static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
