using Orleans.DynamoDB.Persistence.Records;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Silo.Storage.Records;

/// <summary>The records of tenants in DynamoDB, found by a look at the keys of the whole table; rows of any build are found.</summary>
internal sealed class DynamoDBTenantRecords(IDynamoDBRecords records) : ITenantRecords
{
    public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation) =>
        records.ListAsync(tenant.Value, cancellation)
            .Where(record => GrainKeys.IsUnder(record.Grain.Key.AsSpan(), tenant))
            .Select(record => new TenantRecordName(record.Grain, record.State, record.Part));

    public Task DeleteAsync(IReadOnlyCollection<TenantRecordName> names, CancellationToken cancellation) =>
        records.DeleteAsync([.. names.Select(name => new DynamoDBRecordName(name.Grain, name.State, name.Part))], cancellation);

    public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;
}
