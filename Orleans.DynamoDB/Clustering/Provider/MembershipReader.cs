using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>Reads of one committed moment.</summary>
internal sealed class MembershipReader(TableCalls calls, TimeProvider time, string cluster)
{
    const int MaxReads = 20;

    static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(20);

    public async Task<MembershipTableData> AllAsync(CancellationToken cancellation)
    {
        // A query sees each row as it is when it comes by. It shows one moment if the version was the same before and when it
        // came by the version row, and if no row that it met earlier or later belongs to a newer version.
        for (var read = 0; read < MaxReads; read++)
        {
            var before = await VersionAsync(cancellation);
            var rows = await calls.QueryAsync(MembershipRows.Of(calls.Table, cluster), cancellation).ToListAsync(cancellation);
            var data = Read(rows, out var newest);
            if (data.Version == before && newest <= before.Version)
            {
                return data;
            }

            await Task.Delay(BetweenReads, time, cancellation);
        }

        throw new DynamoDBProviderException($"The members of cluster '{cluster}' in the DynamoDB table '{calls.Table}' changed during each of {MaxReads} reads.");
    }

    public async Task<MembershipTableData> OneAsync(SiloAddress silo, CancellationToken cancellation)
    {
        var request = new TransactGetItemsRequest
        {
            TransactItems = [Get(VersionRow.Key(cluster)), Get(SiloRow.Key(cluster, silo))],
        };
        var answer = await calls.AskAsync(token => calls.Client.TransactGetItemsAsync(request, token), cancellation);
        return Read([.. (answer.Responses ?? []).Select(response => response.Item).Where(item => item is { Count: > 0 })], out _);
    }

    async Task<TableVersion> VersionAsync(CancellationToken cancellation)
    {
        var request = new GetItemRequest { TableName = calls.Table, Key = VersionRow.Key(cluster), ConsistentRead = true };
        var answer = await calls.AskAsync(token => calls.Client.GetItemAsync(request, token), cancellation);
        return answer.Item is { Count: > 0 } row ? Read(row, VersionRow.Version) : throw NoVersion();
    }

    MembershipTableData Read(List<Dictionary<string, AttributeValue>> rows, out int newest)
    {
        TableVersion? version = null;
        var members = new List<Tuple<MembershipEntry, string>>(rows.Count);
        newest = 0;
        foreach (var row in rows)
        {
            if (VersionRow.Is(row))
            {
                version = Read(row, VersionRow.Version);
                continue;
            }

            members.Add(Tuple.Create(Read(row, SiloRow.Entry), Read(row, MembershipETag.Of)));
            newest = Math.Max(newest, Read(row, silo => silo.Number(MembershipAttributes.Version)));
        }

        return new(members, version ?? throw NoVersion());
    }

    T Read<T>(Dictionary<string, AttributeValue> row, Func<Dictionary<string, AttributeValue>, T> read) => MembershipRows.Read(calls.Table, row, read);

    TransactGetItem Get(Dictionary<string, AttributeValue> key) => new() { Get = new() { TableName = calls.Table, Key = key } };

    DynamoDBProviderException NoVersion() => new($"The DynamoDB table '{calls.Table}' has no version of cluster '{cluster}'.");
}
