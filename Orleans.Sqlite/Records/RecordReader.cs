using Microsoft.Data.Sqlite;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Records;

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
