namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>All records of a grain storage in DynamoDB, for work on many of them at once, whichever grains are active. The grain storage is one.</summary>
/// <exception cref="DynamoDBProviderException">Every operation throws it when DynamoDB failed; some of the records may be deleted then.</exception>
public interface IDynamoDBRecords
{
    /// <summary>
    /// Names the records of the grains whose keys begin with a text, a page at a time; also empty records that clearing left. Reads the keys of the whole
    /// table, since the layout of the official package has no index by which to find them. Records may be deleted meanwhile.
    /// </summary>
    IAsyncEnumerable<DynamoDBRecordName> ListAsync(string keyPrefix, CancellationToken cancellation);

    /// <summary>
    /// Names the records of a tenant (<see cref="Orleans.Configuration.DynamoDBStorageOptions.TenantOf"/>) by the index, or as <see cref="ListAsync"/> does
    /// where there is none or it is not complete. The index follows the table within moments, so what was written just now may be missing.
    /// </summary>
    IAsyncEnumerable<DynamoDBRecordName> FindAsync(string tenant, CancellationToken cancellation);

    /// <summary>
    /// Marks the records of builds that did not say whose they are, one page of the table at a call. Where the previous call ended is stored in the table, so
    /// that the next one continues there. To be completed once no such build runs any more.
    /// </summary>
    /// <param name="again">Whether to begin with the first page. Until the last one, the index does not count as complete.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IndexProgress> IndexAsync(bool again, CancellationToken cancellation);

    /// <summary>Stores a value that means the same as the one that was read, such as one encrypted again. Its etag stays, so that an activation that holds
    /// the state can write on; for that it must need as many items as before. False, and nothing is stored, when the record was changed
    /// meanwhile.</summary>
    /// <param name="grain">The grain whose state the record holds.</param>
    /// <param name="stateName">The name of the state.</param>
    /// <param name="state">The value, with the etag that it was read with.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<bool> ReplaceAsync<T>(GrainId grain, string stateName, IGrainState<T> state, CancellationToken cancellation);

    /// <summary>Deletes items in whatever version they are; what is not there stays away.</summary>
    Task DeleteAsync(IReadOnlyCollection<DynamoDBRecordName> records, CancellationToken cancellation);
}

/// <summary>Which item of which record.</summary>
/// <param name="Grain">The grain whose state it holds.</param>
/// <param name="State">The name of the state.</param>
/// <param name="Part">0 for the item that each record has, else the number of a further one.</param>
public readonly record struct DynamoDBRecordName(GrainId Grain, string State, int Part);
