namespace Orleans.Sqlite.Files;

/// <summary>The database file cannot be used, or an operation on it failed. The outcome of a failed write is unknown.</summary>
/// <remarks>Carries no SQLite exception inside, since callers on other silos could not deserialize it; SQLite's result code is in the message.</remarks>
[GenerateSerializer, Alias("sqlite-storage-exception")]
public sealed class SqliteStorageException : OrleansException
{
    /// <inheritdoc/>
    public SqliteStorageException()
    {
    }

    /// <inheritdoc/>
    public SqliteStorageException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public SqliteStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
