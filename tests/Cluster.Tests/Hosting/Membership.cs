using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace UserMacro.Cluster.Tests.Hosting;

/// <summary>What the membership table says, read past the service.</summary>
static class Membership
{
    const string VersionRow = "VersionRow";

    /// <summary>The status of each silo of a cluster by its port.</summary>
    public static async Task<IReadOnlyDictionary<int, SiloStatus>> ReadAsync(IAmazonDynamoDB database, ClusterPlan plan, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync(
            new QueryRequest($"{plan.TablePrefix}OrleansSilos")
            {
                ConsistentRead = true,
                KeyConditionExpression = "DeploymentId = :cluster",
                ExpressionAttributeValues = new() { [":cluster"] = new(plan.ClusterId) },
            },
            cancellation);
        return rows.Items.Where(
            row => row["SiloIdentity"].S != VersionRow).ToDictionary(row => Number(row["Port"]), row => (SiloStatus)Number(row["SiloStatus"]));
    }

    static int Number(AttributeValue value) => int.Parse(value.N, CultureInfo.InvariantCulture);
}
