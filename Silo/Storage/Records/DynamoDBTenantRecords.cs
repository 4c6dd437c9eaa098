using Orleans.DynamoDB.Persistence.Records;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Silo.Storage.Records;

/// <summary>The records of tenants in DynamoDB, found by a look at the keys of the whole table; rows of any build are found.</summary>
internal sealed class DynamoDBTenantRecords(IDynamoDBRecords records) : ITenantRecords, IStoredRecords
{
    public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation) =>
        records.ListAsync(tenant.Value, cancellation)
            .Where(record => GrainKeys.IsUnder(record.Grain.Key.AsSpan(), tenant))
            .Select(record => new TenantRecordName(record.Grain, record.State, record.Part));

    public Task DeleteAsync(IReadOnlyCollection<TenantRecordName> names, CancellationToken cancellation) =>
        records.DeleteAsync([.. names.Select(name => new DynamoDBRecordName(name.Grain, name.State, name.Part))], cancellation);

    public IAsyncEnumerable<TenantRecordName> ListAsync(string keyPrefix, CancellationToken cancellation) =>
        records.ListAsync(keyPrefix, cancellation).Where(record => record.Part == 0).Select(record => new TenantRecordName(record.Grain, record.State));

    public Task<bool> ReplaceAsync(TenantRecordName name, GrainState<EncryptedRecord> record, CancellationToken cancellation) =>
        records.ReplaceAsync(name.Grain, name.State, record, cancellation);

    public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;
}
