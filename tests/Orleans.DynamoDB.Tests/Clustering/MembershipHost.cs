using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Clustering.Provider;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Opens membership tables of one cluster over a client.</summary>
internal sealed class MembershipHost(IAmazonDynamoDB client, string? cluster = null) : IDisposable
{
    /// <summary>All clusters of these tests share this table.</summary>
    public const string TableName = "membership";

    readonly ServiceProvider _services = new ServiceCollection().AddKeyedSingleton("test", client).BuildServiceProvider();

    public string Cluster { get; } = cluster ?? $"c-{Guid.NewGuid():N}";

    public DynamoDBMembershipTable Open(TimeProvider? time = null, LoggedLines? log = null) => new(
        Options.Create(new DynamoDBClusteringOptions { ServiceKey = "test", TableName = TableName, CreateIfNotExists = true }),
        Options.Create(new ClusterOptions { ClusterId = Cluster }),
        _services,
        time ?? TimeProvider.System,
        log?.For<DynamoDBMembershipTable>() ?? NullLogger<DynamoDBMembershipTable>.Instance);

    public async Task<DynamoDBMembershipTable> StartAsync(CancellationToken cancellation)
    {
        var table = Open();
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, cancellation);
        return table;
    }

    public DynamoDBGatewayListProvider Gateways(LoggedLines? log = null) => new(
        Options.Create(new DynamoDBGatewayOptions { ServiceKey = "test", TableName = TableName }),
        Options.Create(new ClusterOptions { ClusterId = Cluster }),
        Options.Create(new GatewayOptions { GatewayListRefreshPeriod = TimeSpan.FromSeconds(7) }),
        _services,
        TimeProvider.System,
        log?.For<DynamoDBGatewayListProvider>() ?? NullLogger<DynamoDBGatewayListProvider>.Instance);

    public void Dispose() => _services.Dispose();
}
