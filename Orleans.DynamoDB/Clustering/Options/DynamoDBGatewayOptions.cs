namespace Orleans.Configuration;

/// <summary>Settings of a client that finds its gateways in the membership table of a cluster.</summary>
public sealed class DynamoDBGatewayOptions : DynamoDBTableOptions
{
    /// <summary>Settings with their defaults.</summary>
    public DynamoDBGatewayOptions() => TableName = DynamoDBClusteringOptions.DefaultTableName;
}
