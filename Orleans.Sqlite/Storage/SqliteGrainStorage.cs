using System.Globalization;
using System.Runtime.InteropServices;
using Orleans.Serialization.Serializers;
using Orleans.Sqlite.Files;
using Orleans.Sqlite.Records;
using Orleans.Storage;

namespace Orleans.Sqlite.Storage;

/// <summary>Grain storage in one SQLite file. What a caller holds of a state changes only after an operation has succeeded.</summary>
internal sealed class SqliteGrainStorage(string name, SqliteStorageOptions options, IActivatorProvider activators)
    : IGrainStorage, ISqliteRecords, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    RecordStore? _store;

    RecordStore Store => _store ?? throw new SqliteStorageException($"The grain storage '{name}' is not open.");

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var record = await Store.ReadAsync(RecordKey.Create(stateName, grainId), cancellationToken);
        grainState.State = record?.Value is { } value ? Deserialize<T>(stateName, grainId, value) : Fresh<T>();
        Settle(grainState, record?.ETag, record?.Value is not null);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var value = Serialize(stateName, grainId, grainState.State);
        var etag = await ChangeAsync(ChangeKind.Put, stateName, grainId, grainState, value, cancellationToken);
        Settle(grainState, etag, exists: true);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var kind = options.DeleteStateOnClear ? ChangeKind.Remove : ChangeKind.Blank;
        var etag = await ChangeAsync(kind, stateName, grainId, grainState, value: null, cancellationToken);
        grainState.State = Fresh<T>();
        Settle(grainState, etag, exists: false);
    }

    public IAsyncEnumerable<SqliteRecordName> ListAsync(string keyPrefix, CancellationToken cancellation) =>
        Store.ListAsync(keyPrefix, cancellation).Select(key => new SqliteRecordName(key.Grain, key.State));

    public Task DeleteAsync(IReadOnlyCollection<SqliteRecordName> records, CancellationToken cancellation) =>
        Store.EraseAsync(records.Select(record => RecordKey.Create(record.State, record.Grain)), cancellation);

    public async Task<bool> ReplaceAsync<T>(SqliteRecordName record, IGrainState<T> state, CancellationToken cancellation)
    {
        var expected = long.Parse(state.ETag ?? "", NumberStyles.None, CultureInfo.InvariantCulture);
        var value = Serialize(record.State, record.Grain, state.State);
        return (await Store.WriteAsync(ChangeKind.Replace, RecordKey.Create(record.State, record.Grain), expected, value, cancellation)).Applied;
    }

    public Task TruncateLogAsync(CancellationToken cancellation) => Store.TruncateLogAsync(cancellation);

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(
            $"{nameof(SqliteGrainStorage)}-{name}",
            ServiceLifecycleStage.ApplicationServices,
            _ =>
            {
                _store ??= RecordStore.Open(options.Path);
                return Task.CompletedTask;
            },
            _ =>
            {
                Dispose();
                return Task.CompletedTask;
            });

    public void Dispose() => Interlocked.Exchange(ref _store, null)?.Dispose();

    static void Settle<T>(IGrainState<T> grainState, long? etag, bool exists)
    {
        grainState.ETag = etag?.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = exists;
    }

    async Task<long?> ChangeAsync<T>(
        ChangeKind kind, string stateName, GrainId grainId, IGrainState<T> grainState, byte[]? value, CancellationToken cancellationToken)
    {
        var key = RecordKey.Create(stateName, grainId);
        long? expected = null;
        if (grainState.ETag is { } text)
        {
            // An etag that is none of ours cannot be the stored one.
            expected = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : throw Conflict(stateName, grainId, (await Store.ReadAsync(key, cancellationToken))?.ETag, text);
        }

        var outcome = await Store.WriteAsync(kind, key, expected, value, cancellationToken);
        return outcome.Applied ? outcome.ETag : throw Conflict(stateName, grainId, outcome.ETag, grainState.ETag);
    }

    static InconsistentStateException Conflict(string stateName, GrainId grainId, long? stored, string? current) =>
        new($"State '{stateName}' of grain '{grainId}' was changed by another activation.", stored?.ToString(CultureInfo.InvariantCulture)
            ?? "none", current
            ?? "none");

    byte[] Serialize<T>(string stateName, GrainId grainId, T state)
    {
        ReadOnlyMemory<byte> bytes;
        try
        {
            bytes = options.GrainStorageSerializer.Serialize(state).ToMemory();
        }
        catch (Exception e)
        {
            throw Unfit("serialized", stateName, grainId, e);
        }

        if (bytes.Length > options.MaxRecordBytes)
        {
            throw new SqliteStorageException($"State '{stateName}' of grain '{grainId}' takes {bytes.Length} bytes; the limit is {options.MaxRecordBytes}.");
        }

        return MemoryMarshal.TryGetArray(bytes, out var whole) && whole.Offset == 0 && whole.Count == whole.Array!.Length ? whole.Array : bytes.ToArray();
    }

    T Deserialize<T>(string stateName, GrainId grainId, byte[] value)
    {
        try
        {
            return options.GrainStorageSerializer.Deserialize<T>(BinaryData.FromBytes(value)) ?? Fresh<T>();
        }
        catch (Exception e)
        {
            throw Unfit("deserialized", stateName, grainId, e);
        }
    }

    // Without the serializer's exception: it may quote the state, and callers elsewhere may not know its type.
    static SqliteStorageException Unfit(string verb, string stateName, GrainId grainId, Exception exception) =>
        new($"State '{stateName}' of grain '{grainId}' cannot be {verb}: {exception.GetType().Name}.");

    T Fresh<T>() => activators.GetActivator<T>().Create();
}
