using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>The rows of one cluster in the membership table.</summary>
internal static class MembershipRows
{
    /// <summary>A query of the rows of one cluster, in their state of the moment.</summary>
    public static QueryRequest CreateQuery(string table, string cluster) => new()
    {
        TableName = table,
        ConsistentRead = true,
        KeyConditionExpression = $"{MembershipAttributes.Cluster} = :cluster",
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":cluster"] = new(cluster) },
    };

    /// <summary>Reads something of a row.</summary>
    /// <exception cref="DynamoDBProviderException">The row is broken.</exception>
    public static T Read<T>(string table, Dictionary<string, AttributeValue> row, Func<Dictionary<string, AttributeValue>, T> read) =>
        row.Read(table, MembershipAttributes.Row, read);
}
