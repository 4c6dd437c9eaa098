using System.Runtime.CompilerServices;
using System.Text;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Records;

/// <summary>Lists records by the beginning of their grain keys, along the index that they are stored by.</summary>
internal sealed class RecordListing(DatabaseFile file)
{
    const int PageLength = 500;

    public async IAsyncEnumerable<RecordKey> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = Encoding.UTF8.GetBytes(prefix);
        var last = new RecordKey(GrainType: [], first, State: "");
        List<RecordKey> page;
        do
        {
            page = await Task.Run(() => Read(last, first), cancellation).ConfigureAwait(false);
            foreach (var key in page)
            {
                yield return key;
            }

            last = page.Count > 0 ? page[^1] : last;
        }
        while (page.Count == PageLength);
    }

    // A connection for each page, so that a slow caller keeps no snapshot open and the log can be emptied.
    List<RecordKey> Read(RecordKey after, byte[] prefix)
    {
        using var connection = file.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT grain_type, grain_key, state FROM record
            WHERE (grain_key, grain_type, state) > ($key, $type, $state) AND grain_key < $end
            ORDER BY grain_key, grain_type, state LIMIT $count
            """;
        command.Parameters.AddWithValue("$key", after.GrainKey);
        command.Parameters.AddWithValue("$type", after.GrainType);
        command.Parameters.AddWithValue("$state", after.State);
        command.Parameters.AddWithValue("$end", (byte[])[.. prefix, byte.MaxValue]);
        command.Parameters.AddWithValue("$count", PageLength);
        using var reader = command.ExecuteReader();
        var page = new List<RecordKey>();
        while (reader.Read())
        {
            page.Add(new(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2)));
        }

        return page;
    }
}
