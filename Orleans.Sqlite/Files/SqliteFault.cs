using Microsoft.Data.Sqlite;

namespace Orleans.Sqlite.Files;

internal static class SqliteFault
{
    /// <summary>What callers get to see of a failure: SQLite's words, which name tables and codes but never values.</summary>
    public static SqliteStorageException On(string path, Exception exception) => exception switch
    {
        SqliteStorageException known => known,
        SqliteException sqlite => new($"The database file '{path}' failed with SQLite result {sqlite.SqliteExtendedErrorCode}: {sqlite.Message}"),
        _ => new($"The database file '{path}' failed: {exception.GetType().Name}."),
    };
}
