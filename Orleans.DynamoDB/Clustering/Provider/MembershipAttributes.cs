using Amazon.DynamoDBv2;
using Orleans.DynamoDB.Tables;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>The names in the membership table, those of the official package.</summary>
internal static class MembershipAttributes
{
    public const string Cluster = "DeploymentId";
    public const string Row = "SiloIdentity";
    public const string ETag = "ETag";
    public const string Version = "MembershipVersion";
    public const string Address = "Address";
    public const string Port = "Port";
    public const string Generation = "Generation";
    public const string HostName = "HostName";
    public const string SiloName = "SiloName";
    public const string Status = "SiloStatus";
    public const string ProxyPort = "ProxyPort";
    public const string SuspectingSilos = "SuspectingSilos";
    public const string SuspectingTimes = "SuspectingTimes";
    public const string StartTime = "StartTime";
    public const string IAmAliveTime = "IAmAliveTime";

    public static readonly TableSchema Schema = new(new(Cluster, ScalarAttributeType.S), new(Row, ScalarAttributeType.S));
}
