using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Settings of one named grain storage in a DynamoDB table. The names are those of the official package.</summary>
/// <remarks>
/// Records are laid out as the official package does it, so that either can take over from the other. A state that does not fit one item (400 KB, keys
/// and all) lies in several, up to 3.5 MB; a larger one is refused. The official package fails on such a state, and continues with all others.
/// The name of a state has at most 1016 bytes and does not contain <c>#part-</c>.
/// </remarks>
public sealed class DynamoDBStorageOptions : DynamoDBTableOptions, IStorageProviderSerializerOptions
{
    /// <summary>The table of a storage whose options name none.</summary>
    public const string DefaultTableName = "OrleansGrainState";

    /// <summary>Settings with the default table.</summary>
    public DynamoDBStorageOptions() => TableName = DefaultTableName;

    /// <summary>The service whose records these are: the key of a record is <c>{ServiceId}_{GrainId}</c>.</summary>
    /// <value>Default: empty, as in the official package, and not the cluster's service id. Services that share a table need one each.</value>
    public string ServiceId { get; set; } = "";

    /// <summary>Whether clearing a state removes its record, or keeps an empty one whose etag continues.</summary>
    /// <value>Default: false.</value>
    public bool DeleteStateOnClear { get; set; }

    /// <summary>
    /// How long a record lives after its last write. One that is older reads as empty; DynamoDB removes it where the table's time to live is switched on for
    /// the attribute <c>GrainTtl</c>, which is not done here.
    /// </summary>
    /// <value>Default: none; records stay.</value>
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>
    /// Whose record that of a grain is. Where this is set, every record says so in the attribute <c>Tenant</c>, and those of one tenant are found by the global
    /// secondary index <c>ByTenant</c> (hash key <c>Tenant</c>, range key <c>GrainReference</c>, with <c>Parts</c>), once <c>IDynamoDBRecords.IndexAsync</c>
    /// has marked the records of earlier builds. A table without the index serves as well; then its keys are scanned.
    /// </summary>
    /// <value>Default: none; records say nothing of tenants.</value>
    public Func<GrainId, string?>? TenantOf { get; set; }

    /// <summary>The stage of the silo's start at which the table is looked for.</summary>
    /// <value>Default: <see cref="ServiceLifecycleStage.ApplicationServices"/>.</value>
    public int InitStage { get; set; } = ServiceLifecycleStage.ApplicationServices;

    /// <inheritdoc/>
    /// <value>Default: the serializer registered under the provider's name, else the silo's default one.</value>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
