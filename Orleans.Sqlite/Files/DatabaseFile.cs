using Microsoft.Data.Sqlite;

namespace Orleans.Sqlite.Files;

/// <summary>The database file: made on first use, checked to be ours, and the source of connections.</summary>
internal sealed class DatabaseFile
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const int BusySeconds = 5;

    readonly string _connectionString;

    readonly DatabaseSchema _schema;

    DatabaseFile(string path, DatabaseSchema schema)
    {
        (Path, _schema) = (path, schema);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString();
    }

    public string Path { get; }

    /// <summary>Opens the file, creating file and directory for the owner only when missing.</summary>
    /// <exception cref="SqliteStorageException">The path cannot be used, or the file there is not ours or of a newer version.</exception>
    public static DatabaseFile Open(string path, DatabaseSchema schema)
    {
        var file = new DatabaseFile(System.IO.Path.GetFullPath(path), schema);
        try
        {
            file.Create();
            using var connection = file.Connect();
            file.Identify(connection);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw file.Unusable("it is not an SQLite database");
        }
        catch (SqliteException e)
        {
            throw file.Unusable(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw file.Unusable(e.Message);
        }

        return file;
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A connection that commits durably: an acknowledged write survives the end of the process and of the power. What it deletes or replaces is overwritten.
    /// </summary>
    public SqliteConnection ConnectDurably()
    {
        var connection = Connect();
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
        return connection;
    }

    /// <summary>Moves what the write-ahead log holds into the database and empties the log.</summary>
    /// <exception cref="SqliteStorageException">Readers or writers were in the way for too long.</exception>
    public void TruncateLog()
    {
        using var connection = Connect();
        if (Number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0)
        {
            throw new SqliteStorageException($"The write-ahead log of the database file '{Path}' is in use and cannot be emptied.");
        }
    }

    void Create()
    {
        var directory = System.IO.Path.GetDirectoryName(Path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // SQLite gives its side files (-wal, -shm) the rights of the database.
        using var created = new FileStream(Path, options);
    }

    void Identify(SqliteConnection connection)
    {
        // Looked at before anything is written (a foreign database stays as it is), and in one snapshot: between two
        // looks another process could create the schema.
        using (var snapshot = connection.BeginTransaction(deferred: true))
        {
            if (!IsOurs(connection) && !IsEmpty(connection))
            {
                throw Unusable("it belongs to another application");
            }
        }

        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            if (!IsOurs(connection))
            {
                Execute(connection, $"{_schema.Tables} PRAGMA application_id = {_schema.ApplicationId}; PRAGMA user_version = {_schema.Version};");
            }

            transaction.Commit();
        }

        if (Number(connection, "PRAGMA user_version") is var version && version != _schema.Version)
        {
            throw Unusable($"it has version {version}, and this program reads version {_schema.Version}");
        }
    }

    bool IsOurs(SqliteConnection connection) => Number(connection, "PRAGMA application_id") == _schema.ApplicationId;

    static bool IsEmpty(SqliteConnection connection) =>
        Number(connection, "PRAGMA application_id") == 0 && Number(connection, "SELECT count(*) FROM sqlite_master") == 0;

    static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    SqliteStorageException Unusable(string why) => new($"The database file '{Path}' cannot be used: {why}");
}
