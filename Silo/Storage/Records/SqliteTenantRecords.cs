using Orleans.Sqlite.Storage;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Silo.Storage.Records;

/// <summary>The records of tenants in SQLite, found by the index of their keys.</summary>
internal sealed class SqliteTenantRecords(ISqliteRecords records) : ITenantRecords, IStoredRecords
{
    public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation) =>
        records.ListAsync(tenant.Value, cancellation)
            .Where(record => GrainKeys.IsUnder(record.Grain.Key.AsSpan(), tenant))
            .Select(record => new TenantRecordName(record.Grain, record.State));

    public IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId tenant, CancellationToken cancellation) => ListAsync(tenant, cancellation);

    public Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation) => Task.FromResult(RecordIndexProgress.Always);

    public Task DeleteAsync(IReadOnlyCollection<TenantRecordName> names, CancellationToken cancellation) =>
        records.DeleteAsync([.. names.Select(name => new SqliteRecordName(name.Grain, name.State))], cancellation);

    public IAsyncEnumerable<TenantRecordName> ListAsync(string keyPrefix, CancellationToken cancellation) =>
        records.ListAsync(keyPrefix, cancellation).Select(record => new TenantRecordName(record.Grain, record.State));

    public Task<bool> ReplaceAsync(TenantRecordName name, GrainState<EncryptedRecord> record, CancellationToken cancellation) =>
        records.ReplaceAsync(new(name.Grain, name.State), record, cancellation);

    public Task ScrubAsync(CancellationToken cancellation) => records.TruncateLogAsync(cancellation);
}
