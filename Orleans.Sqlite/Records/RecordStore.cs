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

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }
}
