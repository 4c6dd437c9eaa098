using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Faults;

/// <summary>A grain storage whose line to DynamoDB a test can disturb.</summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    public const string StateName = "state";

    readonly StorageHost _host;

    FaultyStorage(FaultyDynamoDB line, StorageHost host) => (Line, _host) = (line, host);

    public FaultyDynamoDB Line { get; }

    public IGrainStorage Storage => _host.Storage(StorageHosts.Name);

    public IServiceProvider Services => _host.Services;

    public GrainId Grain { get; } = BlobStorage.NewGrain();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FaultyStorage> StartAsync(
        DynamoDBLocal local, int retries = 0, TimeSpan? timeout = null, Action<DynamoDBStorageOptions>? configure = null)
    {
        var line = new FaultyDynamoDB(local, retries, timeout);
        var host = await StorageHost.StartAsync(
            services =>
            {
                services.AddKeyedSingleton<IAmazonDynamoDB>("line", line.Client);
                services.AddDynamoDBGrainStorage(StorageHosts.Name, options => options.Configure(settings =>
                {
                    settings.ServiceKey = "line";
                    settings.CreateIfNotExists = true;
                    settings.DeleteStateOnClear = true;
                    settings.GrainStorageSerializer = new BlobSerializer();
                    configure?.Invoke(settings);
                }));
            },
            Cancellation);
        line.Sent.Clear();
        return new(line, host);
    }

    public async Task<GrainState<Blob>> WriteAsync(Blob blob, string? etag = null)
    {
        var state = new GrainState<Blob>(blob) { ETag = etag, RecordExists = etag is not null };
        await Storage.WriteStateAsync(StateName, Grain, state, Cancellation);
        return state;
    }

    public async Task<GrainState<Blob>> ReadAsync()
    {
        var state = new GrainState<Blob>();
        await Storage.ReadStateAsync(StateName, Grain, state, Cancellation);
        return state;
    }

    public Task ClearAsync(GrainState<Blob> state) => Storage.ClearStateAsync(StateName, Grain, state, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Line.Dispose();
    }
}
