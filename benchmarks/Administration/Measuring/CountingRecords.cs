using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;

namespace UserMacro.Administration.Measuring;

/// <summary>Counts the work on all records of a tenant.</summary>
sealed class CountingRecords(ITenantRecords inner) : ITenantRecords
{
    public int Listings { get; private set; }

    public int Listed { get; private set; }

    public int Deleted { get; private set; }

    public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation) => Count(inner.ListAsync(tenant, cancellation));

    public IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId tenant, CancellationToken cancellation) => Count(inner.ScanAsync(tenant, cancellation));

    public Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation) => inner.IndexAsync(again, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<TenantRecordName> records, CancellationToken cancellation)
    {
        Deleted += records.Count;
        return inner.DeleteAsync(records, cancellation);
    }

    public Task ScrubAsync(CancellationToken cancellation) => inner.ScrubAsync(cancellation);

    IAsyncEnumerable<TenantRecordName> Count(IAsyncEnumerable<TenantRecordName> names)
    {
        Listings++;
        return names.Select(name =>
        {
            Listed++;
            return name;
        });
    }
}
