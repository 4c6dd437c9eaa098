using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>Changes of a cluster: each replaces a silo's row and the version row together, or nothing.</summary>
internal sealed class MembershipWriter(TableCalls calls, string cluster)
{
    const string Absent = $"attribute_not_exists({MembershipAttributes.Row})";
    const string Present = $"attribute_exists({MembershipAttributes.Row})";
    const string Unchanged = $"{MembershipAttributes.ETag} = :etag";

    /// <summary>Inserts version 0 unless there is a version.</summary>
    public Task StartAsync(CancellationToken cancellation)
    {
        var request =
            new PutItemRequest { TableName = calls.Table, Item = VersionRow.Create(cluster, MembershipETag.Start(), version: 0), ConditionExpression = Absent };
        return calls.TryAsync(token => calls.Client.PutItemAsync(request, token), cancellation);
    }

    public async Task<bool> InsertAsync(MembershipEntry entry, TableVersion version, CancellationToken cancellation) =>
        Next(version) is { } next
        && await calls.TransactAsync(
            [Put(SiloRow.Create(cluster, entry, MembershipETag.Start(), version.Version), Absent, expected: null), next], cancellation);

    public async Task<bool> UpdateAsync(MembershipEntry entry, string etag, TableVersion version, CancellationToken cancellation) =>
        Next(version) is { } next && MembershipETag.Parse(etag) is { } expected
        && await calls.TransactAsync([Put(SiloRow.Create(cluster, entry, expected + 1, version.Version), Unchanged, expected), next], cancellation);

    /// <summary>One blind write of the time alone, so that etags read before it stay good.</summary>
    public Task BeatAsync(MembershipEntry entry, CancellationToken cancellation)
    {
        var request = new UpdateItemRequest
        {
            TableName = calls.Table,
            Key = SiloRow.Key(cluster, entry.SiloAddress),
            UpdateExpression = $"SET {MembershipAttributes.IAmAliveTime} = :time",
            ConditionExpression = Present,
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":time"] = new(LogFormatter.PrintDate(entry.IAmAliveTime)) },
        };
        return calls.AskAsync(token => calls.Client.UpdateItemAsync(request, token), cancellation);
    }

    TransactWriteItem? Next(TableVersion version) =>
        MembershipETag.Parse(version.VersionEtag) is { } expected ? Put(VersionRow.Create(cluster, expected + 1, version.Version), Unchanged, expected) : null;

    TransactWriteItem Put(Dictionary<string, AttributeValue> row, string condition, int? expected) => new()
    {
        Put = new()
        {
            TableName = calls.Table,
            Item = row,
            ConditionExpression = condition,
            ExpressionAttributeValues = expected is { } etag ? new(StringComparer.Ordinal) { [":etag"] = ItemExtensions.Attribute(etag) } : null,
        },
    };
}
