using Amazon.DynamoDBv2.Model;
using Orleans.Configuration;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence;

/// <summary>A grain storage for states of exact sizes, and a look at the items behind it.</summary>
internal sealed class BlobStorage(DynamoDBLocal local, StorageHost host) : IAsyncDisposable
{
    public const string StateName = "state";

    public const string Table = DynamoDBStorageOptions.DefaultTableName;

    public IGrainStorage Storage => host.Storage(StorageHosts.Name);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<BlobStorage> StartAsync(DynamoDBLocal local, Action<DynamoDBStorageOptions>? configure = null) =>
        new(local, await StorageHosts.StartAsync(local, options =>
        {
            options.GrainStorageSerializer = new BlobSerializer();
            configure?.Invoke(options);
        }));

    public static GrainId NewGrain() => GrainId.Create("blob", Guid.NewGuid().ToString("N"));

    public async Task<GrainState<Blob>> WriteAsync(GrainId grain, Blob blob, string? etag = null)
    {
        var state = new GrainState<Blob>(blob) { ETag = etag };
        await Storage.WriteStateAsync(StateName, grain, state, Cancellation);
        return state;
    }

    public async Task<GrainState<Blob>> ReadAsync(GrainId grain)
    {
        var state = new GrainState<Blob>();
        await Storage.ReadStateAsync(StateName, grain, state, Cancellation);
        return state;
    }

    /// <summary>Every item of the grain, by the name of its state or part.</summary>
    public async Task<Dictionary<string, Dictionary<string, AttributeValue>>> ItemsAsync(GrainId grain)
    {
        var items = new Dictionary<string, Dictionary<string, AttributeValue>>(StringComparer.Ordinal);
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await local.Client.QueryAsync(
                new QueryRequest
                {
                    TableName = Table,
                    ConsistentRead = true,
                    KeyConditionExpression = "GrainReference = :grain",
                    ExpressionAttributeValues = new() { [":grain"] = new($"_{grain}") },
                    ExclusiveStartKey = start,
                },
                Cancellation);
            foreach (var item in page.Items ?? [])
            {
                items.Add(item["GrainType"].S, item);
            }

            start = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        }
        while (start is not null);
        return items;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
