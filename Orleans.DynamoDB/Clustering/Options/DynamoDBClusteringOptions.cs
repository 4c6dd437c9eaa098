namespace Orleans.Configuration;

/// <summary>Settings of a silo whose cluster keeps its membership in DynamoDB.</summary>
public sealed class DynamoDBClusteringOptions : DynamoDBTableOptions
{
    /// <summary>The table of a silo that names none.</summary>
    public const string DefaultTableName = "OrleansSilos";

    /// <summary>Settings with their defaults.</summary>
    public DynamoDBClusteringOptions() => TableName = DefaultTableName;
}
