using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Records;

/// <summary>The one connection that writes: changes one by one inside a transaction.</summary>
internal sealed class WriterConnection : IDisposable
{
    const string ThisRecord = "grain_key = $key AND grain_type = $type AND state = $state";

    readonly SqliteConnection _connection;
    readonly SqliteCommand _begin;
    readonly SqliteCommand _commit;
    readonly SqliteCommand _rollback;
    readonly SqliteCommand _insert;
    readonly SqliteCommand _update;
    readonly SqliteCommand _replace;
    readonly SqliteCommand _delete;
    readonly SqliteCommand _erase;
    readonly SqliteCommand _find;

    public WriterConnection(DatabaseFile file)
    {
        _connection = file.ConnectDurably();
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _rollback = Command("ROLLBACK");
        _insert =
            Command("INSERT INTO record (grain_type, grain_key, state, etag, value) VALUES ($type, $key, $state, $etag, $value) ON CONFLICT DO NOTHING",
                "$etag", "$value");
        _update = Command($"UPDATE record SET etag = $etag, value = $value WHERE {ThisRecord} AND etag = $expected", "$etag", "$value", "$expected");
        _replace = Command($"UPDATE record SET value = $value WHERE {ThisRecord} AND etag = $expected", "$value", "$expected");
        _delete = Command($"DELETE FROM record WHERE {ThisRecord} AND etag = $expected", "$expected");
        _erase = Command($"DELETE FROM record WHERE {ThisRecord}");
        _find = Command($"SELECT etag FROM record WHERE {ThisRecord}");
    }

    /// <summary>False after an error that made SQLite roll the whole transaction back by itself.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void Rollback() => _rollback.ExecuteNonQuery();

    public ChangeOutcome Apply(RecordChange change) => (change.Kind, change.Expected) switch
    {
        (ChangeKind.Erase, _) => Erase(change.Key),
        (ChangeKind.Put, null) => Insert(change),
        (ChangeKind.Replace, { } expected) => Replace(change, expected),
        (ChangeKind.Remove, { } expected) => Delete(change.Key, expected),
        (_, { } expected) => Update(change, expected),
        // Clearing what was never written leaves nothing behind.
        (_, null) => Stored(change.Key) is { } stored ? new(false, stored) : new(true, null),
    };

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _rollback, _insert, _update, _replace, _delete, _erase, _find })
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    ChangeOutcome Insert(RecordChange change)
    {
        // A random start: an etag of an earlier record under this key never fits a later one.
        var etag = RandomStart();
        Bind(_insert, change.Key);
        _insert.Parameters["$etag"].Value = etag;
        _insert.Parameters["$value"].Value = change.Value;
        return _insert.ExecuteNonQuery() == 1 ? new(true, etag) : new(false, Stored(change.Key));
    }

    ChangeOutcome Update(RecordChange change, long expected)
    {
        Bind(_update, change.Key);
        _update.Parameters["$etag"].Value = expected + 1;
        _update.Parameters["$value"].Value = (object?)change.Value ?? DBNull.Value;
        _update.Parameters["$expected"].Value = expected;
        return _update.ExecuteNonQuery() == 1 ? new(true, expected + 1) : new(false, Stored(change.Key));
    }

    ChangeOutcome Replace(RecordChange change, long expected)
    {
        Bind(_replace, change.Key);
        _replace.Parameters["$value"].Value = change.Value;
        _replace.Parameters["$expected"].Value = expected;
        return _replace.ExecuteNonQuery() == 1 ? new(true, expected) : new(false, Stored(change.Key));
    }

    ChangeOutcome Delete(RecordKey key, long expected)
    {
        Bind(_delete, key);
        _delete.Parameters["$expected"].Value = expected;
        return _delete.ExecuteNonQuery() == 1 ? new(true, null) : new(false, Stored(key));
    }

    ChangeOutcome Erase(RecordKey key)
    {
        Bind(_erase, key);
        _erase.ExecuteNonQuery();
        return new(true, null);
    }

    long? Stored(RecordKey key)
    {
        Bind(_find, key);
        return (long?)_find.ExecuteScalar();
    }

    static long RandomStart()
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        return (BitConverter.ToInt64(random) & (long.MaxValue >> 1)) + 1;
    }

    static void Bind(SqliteCommand command, RecordKey key)
    {
        command.Parameters["$type"].Value = key.GrainType;
        command.Parameters["$key"].Value = key.GrainKey;
        command.Parameters["$state"].Value = key.State;
    }

    SqliteCommand Command(string sql, params ReadOnlySpan<string> more)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Contains("$key", StringComparison.Ordinal))
        {
            command.Parameters.Add("$type", SqliteType.Blob);
            command.Parameters.Add("$key", SqliteType.Blob);
            command.Parameters.Add("$state", SqliteType.Text);
        }

        foreach (var name in more)
        {
            command.Parameters.Add(name, string.Equals(name, "$value", StringComparison.Ordinal) ? SqliteType.Blob : SqliteType.Integer);
        }

        return command;
    }
}
