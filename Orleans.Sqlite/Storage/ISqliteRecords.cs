namespace Orleans.Sqlite.Storage;

/// <summary>All records of a grain storage in SQLite, whichever grains are active: for work on many of them at once. The grain storage itself is one.</summary>
/// <exception cref="Files.SqliteStorageException">Every operation throws it when SQLite failed; some of the records may be deleted then.</exception>
public interface ISqliteRecords
{
    /// <summary>Names the records of the grains whose keys begin with a text, a page at a time; also empty records that clearing left. Records may be
    /// deleted meanwhile.</summary>
    IAsyncEnumerable<SqliteRecordName> ListAsync(string keyPrefix, CancellationToken cancellation);

    /// <summary>Deletes records in whatever version they are; what is not there stays away.</summary>
    Task DeleteAsync(IReadOnlyCollection<SqliteRecordName> records, CancellationToken cancellation);

    /// <summary>Stores a value that means the same as the one that was read, such as one encrypted again. Its etag stays, so that an activation that holds the
    /// state can write on. False when the record has been changed meanwhile, and nothing is stored then.</summary>
    /// <param name="record">The record.</param>
    /// <param name="state">The value, with the etag that it was read with.</param>
    /// <param name="cancellation">Ends it before the write is taken up.</param>
    Task<bool> ReplaceAsync<T>(SqliteRecordName record, IGrainState<T> state, CancellationToken cancellation);

    /// <summary>Empties the write-ahead log, the last place that holds what was deleted or overwritten before.</summary>
    Task TruncateLogAsync(CancellationToken cancellation);
}

/// <summary>What a record is found by.</summary>
/// <param name="Grain">The grain whose state it holds.</param>
/// <param name="State">The name of the state.</param>
public readonly record struct SqliteRecordName(GrainId Grain, string State);
