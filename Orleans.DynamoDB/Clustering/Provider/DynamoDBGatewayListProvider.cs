using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Tables;
using Orleans.Messaging;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>The gateways of a cluster: its active silos that take clients.</summary>
/// <exception cref="DynamoDBProviderException">Every operation throws it when DynamoDB failed.</exception>
internal sealed class DynamoDBGatewayListProvider : IGatewayListProvider, IDisposable
{
    readonly DynamoDBGatewayOptions _options;
    readonly string _cluster;
    readonly ClientHandle _handle;
    readonly TableSetup _setup;
    readonly TableCalls _calls;
    readonly RowProblems _problems;

    public DynamoDBGatewayListProvider(
        IOptions<DynamoDBGatewayOptions> options,
        IOptions<ClusterOptions> cluster,
        IOptions<GatewayOptions> gateway,
        IServiceProvider services,
        TimeProvider time,
        ILogger<DynamoDBGatewayListProvider> logger)
    {
        _options = options.Value;
        _cluster = cluster.Value.ClusterId;
        MaxStaleness = gateway.Value.GatewayListRefreshPeriod;
        _handle = ClientFactory.Open(_options, services);
        _setup = new(_handle.Client, time);
        _calls = new(_handle.Client, _options.TableName, time, logger);
        _problems = new(logger, _options.TableName, MembershipAttributes.Row);
    }

    public TimeSpan MaxStaleness { get; }

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => InitializeGatewayListProviderAsync(CancellationToken.None);

    public Task InitializeGatewayListProviderAsync(CancellationToken cancellationToken = default) =>
        _setup.EnsureAsync(_options, MembershipAttributes.Schema, cancellationToken);

    public Task<IList<Uri>> GetGateways() => GetGatewaysAsync(CancellationToken.None);

    public async Task<IList<Uri>> GetGatewaysAsync(CancellationToken cancellationToken = default)
    {
        var query = MembershipRows.CreateQuery(_options.TableName, _cluster);
        query.FilterExpression = $"{MembershipAttributes.Status} = :active AND {MembershipAttributes.ProxyPort} > :none";
        query.ExpressionAttributeValues[":active"] = ItemExtensions.Attribute((int)SiloStatus.Active);
        query.ExpressionAttributeValues[":none"] = ItemExtensions.Attribute(0);
        return await _calls.QueryAsync(query, cancellationToken).Select(row => _problems.TryRead(row, Gateway)).OfType<Uri>().ToListAsync(cancellationToken);
    }

    public void Dispose() => _handle.Dispose();

    Uri Gateway(Dictionary<string, AttributeValue> row)
    {
        var entry = SiloRow.Entry(row, problem => _problems.Mended(row, problem));
        return SiloAddress.New(entry.SiloAddress.Endpoint.Address, entry.ProxyPort, entry.SiloAddress.Generation).ToGatewayUri();
    }
}
