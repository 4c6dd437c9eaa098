namespace UserMacro.Silo.Clustering;

/// <summary>How silos find each other.</summary>
internal enum ClusteringProvider
{
    /// <summary>One silo on this machine; its membership lives in its own memory.</summary>
    Localhost,

    /// <summary>Any number of silos, which find each other through a table in DynamoDB.</summary>
    DynamoDB,
}
