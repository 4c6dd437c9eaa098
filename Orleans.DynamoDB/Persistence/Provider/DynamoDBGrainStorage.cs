using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.DynamoDB.Tables;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Orleans.DynamoDB.Persistence.Provider;

/// <summary>Grain storage in a DynamoDB table. What a caller holds of a state changes only after an operation has succeeded.</summary>
internal sealed class DynamoDBGrainStorage(
    string name,
        DynamoDBStorageOptions options, IActivatorProvider activators, TimeProvider time, IServiceProvider services, ILogger<DynamoDBGrainStorage> logger)
    : IGrainStorage, IDynamoDBRecords, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    static readonly TableSchema Schema = new(new(RecordAttributes.GrainReference, "S"), new(RecordAttributes.GrainType, "S"));
    static readonly TableSchema SchemaWithTenants = Schema with { Indexes = [TenantIndex.Index] };

    readonly StateCodec _codec = new(options.GrainStorageSerializer);
    ClientHandle? _client;
    RecordReader? _reader;
    RecordWriter? _writer;
    RecordListing? _listing;
    TenantIndex? _tenants;

    RecordReader Reader => _reader ?? throw Closed();

    RecordWriter Writer => _writer ?? throw Closed();

    RecordListing Listing => _listing ?? throw Closed();

    TenantIndex? Tenants => _listing is null ? throw Closed() : _tenants;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = KeyOf(stateName, grainId);
        var record = await Reader.ReadAsync(key, cancellationToken);
        grainState.State = record?.Value is { } value ? _codec.Deserialize<T>(key, value) ?? Fresh<T>() : Fresh<T>();
        Settle(grainState, record?.ETag, record?.Value is not null);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = KeyOf(stateName, grainId);
        var value = _codec.Serialize(key, grainState.State);
        var expected = await ExpectedAsync(key, grainState.ETag, cancellationToken);
        var outcome = await Writer.PutAsync(key, expected, value, cancellationToken);
        Settle(grainState, Applied(outcome, key, grainState.ETag), exists: true);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = KeyOf(stateName, grainId);
        var expected = await ExpectedAsync(key, grainState.ETag, cancellationToken);
        // What was never there leaves nothing behind in either mode.
        var outcome = options.DeleteStateOnClear || expected is null
            ? await Writer.RemoveAsync(key, expected, cancellationToken)
            : await Writer.PutAsync(key, expected, value: null, cancellationToken);
        var etag = Applied(outcome, key, grainState.ETag);
        grainState.State = Fresh<T>();
        Settle(grainState, etag, exists: false);
    }

    public IAsyncEnumerable<DynamoDBRecordName> ListAsync(string keyPrefix, CancellationToken cancellation) => Listing.ListAsync(keyPrefix, cancellation);

    public async IAsyncEnumerable<DynamoDBRecordName> FindAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var records = Tenants is { } index && await index.IsCompleteAsync(cancellation)
            ? index.FindAsync(tenant, cancellation)
            : Listing.ListAsync(tenant, cancellation);
        await foreach (var record in records)
        {
            yield return record;
        }
    }

    public Task<IndexProgress> IndexAsync(bool again, CancellationToken cancellation) =>
        Tenants?.AdvanceAsync(again, cancellation) ?? throw new InvalidOperationException($"The options of '{name}' do not say whose a record is.");

    public async Task<bool> ReplaceAsync<T>(GrainId grain, string stateName, IGrainState<T> state, CancellationToken cancellation)
    {
        var key = KeyOf(stateName, grain);
        var expected = RecordETag.Parse(state.ETag ?? "") ?? throw new ArgumentException("The state was not read from here.", nameof(state));
        return (await Writer.ReplaceAsync(key, expected, _codec.Serialize(key, state.State), cancellation)).Applied;
    }

    public Task DeleteAsync(IReadOnlyCollection<DynamoDBRecordName> records, CancellationToken cancellation) => Listing.DeleteAsync(records, cancellation);

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe($"{nameof(DynamoDBGrainStorage)}-{name}", options.InitStage, OpenAsync, _ =>
        {
            Dispose();
            return Task.CompletedTask;
        });

    public void Dispose()
    {
        (_reader, _writer, _listing, _tenants) = (null, null, null, null);
        Interlocked.Exchange(ref _client, null)?.Dispose();
    }

    async Task OpenAsync(CancellationToken cancellation)
    {
        _client ??= ClientFactory.Open(options, services);
        await new TableSetup(_client.Client, time).EnsureAsync(options, options.TenantOf is null ? Schema : SchemaWithTenants, cancellation);
        var calls = new TableCalls(_client.Client, options.TableName, time, logger);
        (_reader, _writer) = (new(calls, time), new(calls, options.TimeToLive, options.TenantOf, time));
        _tenants = options.TenantOf is { } tenantOf ? new(calls, options.ServiceId, tenantOf, time) : null;
        _listing = new(calls, options.ServiceId);
    }

    static void Settle<T>(IGrainState<T> grainState, RecordETag? etag, bool exists)
    {
        grainState.ETag = etag?.ToString();
        grainState.RecordExists = exists;
    }

    static RecordETag? Applied(ChangeOutcome outcome, RecordKey key, string? current) =>
        outcome.Applied ? outcome.ETag : throw Conflict(key, outcome.ETag, current);

    static InconsistentStateException Conflict(RecordKey key, RecordETag? stored, string? current) =>
        new($"The {key} was changed by another activation.", stored?.ToString() ?? "none", current ?? "none");

    DynamoDBProviderException Closed() => new($"The grain storage '{name}' is not open.");

    async Task<RecordETag?> ExpectedAsync(RecordKey key, string? text, CancellationToken cancellation)
    {
        if (text is null)
        {
            return null;
        }

        // An etag that is none of ours cannot be the stored one.
        return RecordETag.Parse(text) ?? throw Conflict(key, (await Reader.ReadAsync(key, cancellation))?.ETag, text);
    }

    RecordKey KeyOf(string stateName, GrainId grainId) => RecordKey.Create(options.ServiceId, stateName, grainId);

    T Fresh<T>() => activators.GetActivator<T>().Create();
}
