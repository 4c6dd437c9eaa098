using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Silo.Storage.Records;

/// <summary>All encrypted records of all owners, past the grains.</summary>
internal interface IStoredRecords
{
    /// <summary>Names all records, a page at a time, or those whose grain keys begin with a text. A record may be named more than once.</summary>
    IAsyncEnumerable<TenantRecordName> ListAsync(string keyPrefix, CancellationToken cancellation);

    /// <summary>Stores the bytes of a record in another form that means the same. Its etag stays, so that the activation that holds the state can write on.
    /// False when the record has been changed since it was read, and nothing is stored then.</summary>
    Task<bool> ReplaceAsync(TenantRecordName name, GrainState<EncryptedRecord> record, CancellationToken cancellation);
}
