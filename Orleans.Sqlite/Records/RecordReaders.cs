using System.Collections.Concurrent;
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
