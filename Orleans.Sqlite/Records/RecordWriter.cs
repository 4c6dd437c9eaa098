using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Records;

/// <summary>
/// The only writer of the file in this process: a thread of its own that commits what has queued up in one transaction, and answers each caller after the
/// commit.
/// </summary>
internal sealed class RecordWriter : IDisposable
{
    const int QueueLength = 1024;
    const int BatchLength = 128;
    const int BatchBytes = 8 * 1024 * 1024;

    readonly Channel<RecordChange> _queue = Channel.CreateBounded<RecordChange>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    readonly List<(RecordChange Change, ChangeOutcome Outcome)> _applied = new(BatchLength);
    readonly DatabaseFile _file;
    readonly WriterConnection _connection;
    readonly Thread _thread;

    public RecordWriter(DatabaseFile file)
    {
        _file = file;
        _connection = new(file);
        _thread = new(Run) { IsBackground = true, Name = "sqlite-writer" };
        _thread.Start();
    }

    /// <summary>Queues a change and waits for its commit.</summary>
    /// <exception cref="SqliteStorageException">The database failed; whether the change was committed is unknown.</exception>
    public async Task<ChangeOutcome> WriteAsync(RecordChange change, CancellationToken cancellation)
    {
        while (!_queue.Writer.TryWrite(change))
        {
            if (!await _queue.Writer.WaitToWriteAsync(cancellation))
            {
                throw new SqliteStorageException($"The database file '{_file.Path}' is closed.");
            }
        }

        return await change.Completion;
    }

    /// <summary>Commits what is queued, then closes.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            _thread.Join();
            _connection.Dispose();
        }
    }

    void Run()
    {
        var batch = new List<RecordChange>(BatchLength);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var bytes = 0;
            while (batch.Count < BatchLength && bytes < BatchBytes && _queue.Reader.TryRead(out var change))
            {
                if (change.TryStart())
                {
                    batch.Add(change);
                    bytes += change.Value?.Length ?? 0;
                }
            }

            if (batch.Count > 0)
            {
                Commit(batch);
                batch.Clear();
            }
        }
    }

    void Commit(List<RecordChange> batch)
    {
        _applied.Clear();
        var unanswered = new Queue<RecordChange>(batch);
        try
        {
            _connection.Begin();
            while (unanswered.TryPeek(out var change))
            {
                ApplyOne(change);
                unanswered.Dequeue();
            }

            _connection.Commit();
            foreach (var (change, outcome) in _applied)
            {
                change.Complete(outcome);
            }
        }
        catch (Exception e)
        {
            // Whatever it was, the thread lives on and no caller waits for ever.
            RollBack();
            var failure = SqliteFault.On(_file.Path, e);
            foreach (var change in _applied.Select(applied => applied.Change).Concat(unanswered))
            {
                change.Fail(failure);
            }
        }
    }

    void ApplyOne(RecordChange change)
    {
        try
        {
            _applied.Add((change, _connection.Apply(change)));
        }
        catch (SqliteException e) when (_connection.InTransaction)
        {
            // Only this statement failed; the others of the batch still commit.
            change.Fail(SqliteFault.On(_file.Path, e));
        }
    }

    void RollBack()
    {
        try
        {
            if (_connection.InTransaction)
            {
                _connection.Rollback();
            }
        }
        catch (SqliteException)
        {
            // The next transaction reports what is wrong with the file.
        }
    }
}
