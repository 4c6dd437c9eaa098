using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Records;

internal static class RecordSchema
{
    // "OrSq". The grain key comes first so that the records whose keys share a beginning lie side by side in the index.
    public static readonly DatabaseSchema Value = new(0x4F725371, 1, """
        CREATE TABLE record (
            grain_type BLOB NOT NULL,
            grain_key BLOB NOT NULL,
            state TEXT NOT NULL,
            etag INTEGER NOT NULL,
            value BLOB,
            PRIMARY KEY (grain_key, grain_type, state)
        ) STRICT;
        """);
}
