using Orleans.DynamoDB.Persistence.Records;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Silo.Storage.Records;

/// <summary>The records of tenants in DynamoDB, found by the index of tenants once it is complete, else by a look at the keys of the whole table.</summary>
internal sealed class DynamoDBTenantRecords(IDynamoDBRecords records) : ITenantRecords, IStoredRecords
{
    public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation) =>
        OfTenant(records.FindAsync(tenant.Value, cancellation), tenant);

    public IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId tenant, CancellationToken cancellation) =>
        OfTenant(records.ListAsync(tenant.Value, cancellation), tenant);

    public async Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation)
    {
        var page = await records.IndexAsync(again, cancellation);
        return new(page.Looked, page.Marked, page.Left, page.IsDone, page.HasIndex);
    }

    public Task DeleteAsync(IReadOnlyCollection<TenantRecordName> names, CancellationToken cancellation) =>
        records.DeleteAsync([.. names.Select(name => new DynamoDBRecordName(name.Grain, name.State, name.Part))], cancellation);

    public IAsyncEnumerable<TenantRecordName> ListAsync(string keyPrefix, CancellationToken cancellation) =>
        records.ListAsync(keyPrefix, cancellation).Where(record => record.Part == 0).Select(record => new TenantRecordName(record.Grain, record.State));

    public Task<bool> ReplaceAsync(TenantRecordName name, GrainState<EncryptedRecord> record, CancellationToken cancellation) =>
        records.ReplaceAsync(name.Grain, name.State, record, cancellation);

    static IAsyncEnumerable<TenantRecordName> OfTenant(IAsyncEnumerable<DynamoDBRecordName> found, TenantId tenant) =>
        found.Where(record => GrainKeys.IsUnder(record.Grain.Key.AsSpan(), tenant))
            .Select(record => new TenantRecordName(record.Grain, record.State, record.Part));

    public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;
}
