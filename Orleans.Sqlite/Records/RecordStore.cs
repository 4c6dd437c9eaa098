using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Records;

/// <summary>An open file: reads side by side, writes one after another.</summary>
internal sealed class RecordStore : IDisposable
{
    readonly DatabaseFile _file;
    readonly RecordReaders _readers;
    readonly RecordWriter _writer;

    RecordStore(DatabaseFile file)
    {
        _file = file;
        _readers = new(file);
        _writer = new(file);
    }

    /// <exception cref="SqliteStorageException">The path cannot be used, or the file there is not ours.</exception>
    public static RecordStore Open(string path)
    {
        var file = DatabaseFile.Open(path, RecordSchema.Value);
        try
        {
            return new(file);
        }
        catch (SqliteException e)
        {
            throw SqliteFault.On(file.Path, e);
        }
    }

    public async Task<StoredRecord?> ReadAsync(RecordKey key, CancellationToken cancellation)
    {
        try
        {
            return await _readers.ReadAsync(key, cancellation);
        }
        catch (Exception e) when (e is SqliteException or ObjectDisposedException)
        {
            throw SqliteFault.On(_file.Path, e);
        }
    }

    public Task<ChangeOutcome> WriteAsync(ChangeKind kind, RecordKey key, long? expected, byte[]? value, CancellationToken cancellation) =>
        _writer.WriteAsync(new(kind, key, expected, value, cancellation), cancellation);

    /// <summary>Names the records whose grain keys begin with a text.</summary>
    public async IAsyncEnumerable<RecordKey> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var keys = new RecordListing(_file).ListAsync(prefix, cancellation).GetAsyncEnumerator(cancellation);
        while (await GuardAsync(keys.MoveNextAsync().AsTask()))
        {
            yield return keys.Current;
        }
    }

    /// <summary>Deletes records in whatever version they are.</summary>
    public Task EraseAsync(IEnumerable<RecordKey> keys, CancellationToken cancellation) =>
        Task.WhenAll(keys.Select(key => WriteAsync(ChangeKind.Erase, key, expected: null, value: null, cancellation)));

    /// <summary>Empties the write-ahead log.</summary>
    public Task TruncateLogAsync(CancellationToken cancellation) => GuardAsync(Task.Run(
        () =>
        {
            _file.TruncateLog();
            return true;
        },
        cancellation));

    async Task<T> GuardAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (SqliteException e)
        {
            throw SqliteFault.On(_file.Path, e);
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }
}
