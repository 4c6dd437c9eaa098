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
            var rows = await calls.QueryAsync(MembershipRows.CreateQuery(calls.Table, cluster), cancellation).ToListAsync(cancellation);
            var data = Read(rows, out var newest);
            var isUnchanged = data.Version.VersionEtag == before.ETag && data.Version.Version == (before.Number ?? newest);
            // Where the number cannot be read, no row can be newer than it: then the etag is looked at once more.
            if (isUnchanged && (before.Number is { } number ? newest <= number : await VersionAsync(cancellation) == before))
            {
                return data;
            }

            // What is committed with a row changes the version with it: a row that is still ahead of the same version has a wrong number.
            if (isUnchanged && data.Version == torn)
            {
                foreach (var row in rows.Where(row => VersionOf(row) > before.Number))
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
        List<Dictionary<string, AttributeValue>> rows = [.. (answer.Responses ?? []).Select(response => response.Item).Where(item => item is { Count: > 0 })];
        if (rows.Find(VersionRow.Is) is not { } version || Read(version, VersionRow.Version).Number is not null)
        {
            return Read(rows, out _);
        }

        // Only all rows together tell the number that this one lacks.
        var all = await AllAsync(cancellation);
        return all.TryGet(silo) is { } member ? new(member, all.Version) : new(all.Version);
    }

    async Task<(int? Number, string ETag)> VersionAsync(CancellationToken cancellation)
    {
        var request = new GetItemRequest { TableName = calls.Table, Key = VersionRow.Key(cluster), ConsistentRead = true };
        var answer = await calls.AskAsync(token => calls.Client.GetItemAsync(request, token), cancellation);
        return answer.Item is { Count: > 0 } row ? Read(row, VersionRow.Version) : throw NoVersion();
    }

    MembershipTableData Read(List<Dictionary<string, AttributeValue>> rows, out int newest)
    {
        (int? Number, string ETag)? version = null;
        var members = new List<Tuple<MembershipEntry, string>>(rows.Count);
        newest = 0;
        foreach (var row in rows)
        {
            if (VersionRow.Is(row))
            {
                version = Read(row, VersionRow.Version);
                if (version.Value.Number is null)
                {
                    problems.Mended(row, $"'{MembershipAttributes.Version}' is no number");
                }

                continue;
            }

            // A row that is skipped has a version nevertheless: what was written with it is not all there yet.
            newest = Math.Max(newest, VersionOf(row));
            if (problems.TryRead(row, Member) is { } member)
            {
                members.Add(member);
            }
        }

        var (number, etag) = version ?? throw NoVersion();
        // The newest row was written together with the number that is missing; the next change writes one again.
        return new(members, new TableVersion(number ?? newest, etag));
    }

    Tuple<MembershipEntry, string> Member(Dictionary<string, AttributeValue> row) =>
        Tuple.Create(SiloRow.Entry(row, problem => problems.Mended(row, problem)), MembershipETag.From(row));

    int VersionOf(Dictionary<string, AttributeValue> row)
    {
        if (row.NumberOrNull(MembershipAttributes.Version) is { } version and >= 0)
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
