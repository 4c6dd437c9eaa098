namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>The names of the attributes. The official package has the first five, and passes over the others.</summary>
internal static class RecordAttributes
{
    /// <summary>Hash key, text: service and grain.</summary>
    public const string GrainReference = "GrainReference";

    /// <summary>Range key, text: the name of the state; of a part also its number.</summary>
    public const string GrainType = "GrainType";

    /// <summary>Binary: the serialized state, or a piece of it; null when it was cleared.</summary>
    public const string GrainState = "GrainState";

    /// <summary>Number: the version. Parts have none.</summary>
    public const string ETag = "ETag";

    /// <summary>Number: when the record expires, in seconds since 1970.</summary>
    public const string GrainTtl = "GrainTtl";

    /// <summary>Text: which write left this item, see <see cref="Records.WriteId"/>.</summary>
    public const string WriteId = "WriteId";

    /// <summary>Number, in heads: how many parts there are.</summary>
    public const string Parts = "Parts";

    /// <summary>Text, in heads: whose record it is, by which <see cref="TenantIndex"/> finds it. Records of the system have none.</summary>
    public const string Tenant = "Tenant";
}
