using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>Reads of one committed moment.</summary>
internal sealed class MembershipReader(TableCalls calls, RowProblems problems, ILogger logger, TimeProvider time, string cluster)
{
    const int MaxReads = 20;

    static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(20);

    public async Task<MembershipTableData> AllAsync(CancellationToken cancellation)
    {
        // A query sees each row as it is when it comes by. It shows one moment if the version was the same before and when it
        // came by the version row, and if no row that it met earlier or later belongs to a newer version.
        TableVersion? torn = null;
        for (var read = 0; read < MaxReads; read++)
        {
            var before = await VersionAsync(cancellation);
            var rows = await calls.QueryAsync(MembershipRows.Of(calls.Table, cluster), cancellation).ToListAsync(cancellation);
            var data = Read(rows, out var newest);
            if (data.Version == before && newest <= before.Version)
            {
                return data;
            }

            // What is committed with a row changes the version with it: a row that is still ahead of the same version has a wrong number.
            if (data.Version == before && data.Version == torn)
            {
                foreach (var row in rows.Where(row => VersionOf(row) > before.Version))
                {
                    problems.Mended(row, $"'{MembershipAttributes.Version}' is ahead of the cluster's");
                }

                return data;
            }

            torn = data.Version;

            await Task.Delay(BetweenReads, time, cancellation);
        }

        throw new DynamoDBProviderException(
            $"The members of cluster '{cluster}' in the DynamoDB table '{calls.Table}' changed during each of {MaxReads} reads.");
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

            // A row that is skipped has a version all the same: what was written with it is not all there yet.
            newest = Math.Max(newest, VersionOf(row));
            if (problems.TryRead(row, Member) is { } member)
            {
                members.Add(member);
            }
        }

        return new(members, version ?? throw NoVersion());
    }

    Tuple<MembershipEntry, string> Member(Dictionary<string, AttributeValue> row) =>
        Tuple.Create(SiloRow.Entry(row, problem => problems.Mended(row, problem)), MembershipETag.Of(row));

    int VersionOf(Dictionary<string, AttributeValue> row)
    {
        if (int.TryParse(row.GetValueOrDefault(MembershipAttributes.Version)?.N, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return version;
        }

        problems.Mended(row, $"'{MembershipAttributes.Version}' is not a number");
        return 0;
    }

    // Without its version a cluster cannot be read, and Orleans tries for minutes before it says so.
    T Read<T>(Dictionary<string, AttributeValue> row, Func<Dictionary<string, AttributeValue>, T> read)
    {
        try
        {
            return MembershipRows.Read(calls.Table, row, read);
        }
        catch (DynamoDBProviderException broken)
        {
            Log.Unusable(logger, calls.Table, broken.Message);
            throw;
        }
    }

    TransactGetItem Get(Dictionary<string, AttributeValue> key) => new() { Get = new() { TableName = calls.Table, Key = key } };

    DynamoDBProviderException NoVersion() => new($"The DynamoDB table '{calls.Table}' has no version of cluster '{cluster}'.");
}
