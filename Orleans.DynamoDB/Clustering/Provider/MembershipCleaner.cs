using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>Removes rows that nobody needs any more.</summary>
internal sealed class MembershipCleaner(TableCalls calls, string cluster)
{
    const int DeletionsAtOnce = 4;

    static AttributeValue Dead => ItemExtensions.Attribute((int)SiloStatus.Dead);

    /// <summary>Deletes dead silos of which nothing was heard since before a moment; one that changes meanwhile stays.</summary>
    public Task RemoveDeadAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var query = MembershipRows.CreateQuery(calls.Table, cluster);
        query.FilterExpression = $"{MembershipAttributes.Status} = :dead";
        query.ExpressionAttributeValues[":dead"] = Dead;
        var old = calls.QueryAsync(query, cancellation)
            .Where(row => !VersionRow.Is(row) && SiloRow.LastSign(row) < before.UtcDateTime);
        return Parallel.ForEachAsync(
            old,
            new ParallelOptions { MaxDegreeOfParallelism = DeletionsAtOnce, CancellationToken = cancellation },
            async (row, token) => await RemoveAsync(row, token));
    }

    /// <summary>Deletes all that is stored of a cluster, this one or another.</summary>
    public Task RemoveAllAsync(string clusterId, CancellationToken cancellation)
    {
        var query = MembershipRows.CreateQuery(calls.Table, clusterId);
        query.ProjectionExpression = $"{MembershipAttributes.Cluster}, {MembershipAttributes.Row}";
        return calls.DeleteAsync(calls.QueryAsync(query, cancellation), cancellation);
    }

    Task<bool> RemoveAsync(Dictionary<string, AttributeValue> row, CancellationToken cancellation)
    {
        var request = new DeleteItemRequest
        {
            TableName = calls.Table,
            Key = new(StringComparer.Ordinal)
            {
                [MembershipAttributes.Cluster] = row[MembershipAttributes.Cluster],
                [MembershipAttributes.Row] = row[MembershipAttributes.Row],
            },
            ConditionExpression = $"{MembershipAttributes.Status} = :dead",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":dead"] = Dead },
        };
        AddUnchanged(request, row, MembershipAttributes.ETag, ":etag");
        AddUnchanged(request, row, MembershipAttributes.IAmAliveTime, ":time");
        return calls.TryAsync(token => calls.Client.DeleteItemAsync(request, token), cancellation);
    }

    // An incomplete row is removed as well, as long as it still lacks the same.
    static void AddUnchanged(DeleteItemRequest request, Dictionary<string, AttributeValue> row, string name, string value)
    {
        if (row.TryGetValue(name, out var stored))
        {
            request.ConditionExpression += $" AND {name} = {value}";
            request.ExpressionAttributeValues[value] = stored;
        }
        else
        {
            request.ConditionExpression += $" AND attribute_not_exists({name})";
        }
    }
}
