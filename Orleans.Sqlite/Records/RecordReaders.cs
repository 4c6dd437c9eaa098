using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Records;

/// <summary>A bounded pool of reading connections. Reads run on pool threads, so that a slow disk never holds up grains.</summary>
internal sealed class RecordReaders(DatabaseFile file) : IDisposable
{
    readonly SemaphoreSlim _places = new(Math.Clamp(Environment.ProcessorCount * 2, 4, 16));
    readonly ConcurrentBag<RecordReader> _idle = [];
    volatile bool _closed;

    public async Task<StoredRecord?> ReadAsync(RecordKey key, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(key), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    StoredRecord? Read(RecordKey key)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var reader = _idle.TryTake(out var idle) ? idle : new(file);
        var healthy = false;
        try
        {
            var record = reader.Read(key);
            healthy = true;
            return record;
        }
        finally
        {
            if (healthy)
            {
                _idle.Add(reader);
            }
            else
            {
                reader.Dispose();
            }

            // Closed meanwhile: nobody else would take it out of the pool again.
            if (_closed)
            {
                Dispose();
            }
        }
    }
}

/// <summary>One connection that reads; used by one caller at a time.</summary>
internal sealed class RecordReader : IDisposable
{
    readonly SqliteConnection _connection;
    readonly SqliteCommand _find;
    readonly SqliteParameter _type;
    readonly SqliteParameter _key;
    readonly SqliteParameter _state;

    public RecordReader(DatabaseFile file)
    {
        _connection = file.Connect();
        _find = _connection.CreateCommand();
        _find.CommandText = "SELECT etag, value FROM record WHERE grain_key = $key AND grain_type = $type AND state = $state";
        _type = _find.Parameters.Add("$type", SqliteType.Blob);
        _key = _find.Parameters.Add("$key", SqliteType.Blob);
        _state = _find.Parameters.Add("$state", SqliteType.Text);
    }

    public StoredRecord? Read(RecordKey key)
    {
        _type.Value = key.GrainType;
        _key.Value = key.GrainKey;
        _state.Value = key.State;
        using var reader = _find.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)) : null;
    }

    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }
}
