using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>Erases nothing: the grains of the cluster store without keys, and nobody waits for the end of a grace period.</summary>
internal sealed class NoRecords : ITenantRecords, ITenantSeals
{
    int _scrubs;

    /// <summary>How often it was made sure that nothing is left of deleted records.</summary>
    public int Scrubs => Volatile.Read(ref _scrubs);

    public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation) => AsyncEnumerable.Empty<TenantRecordName>();

    public IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId tenant, CancellationToken cancellation) => ListAsync(tenant, cancellation);

    public Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation) => Task.FromResult(RecordIndexProgress.Always);

    public Task DeleteAsync(IReadOnlyCollection<TenantRecordName> records, CancellationToken cancellation) => Task.CompletedTask;

    public Task ScrubAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _scrubs);
        return Task.CompletedTask;
    }

    public Task<string?> SealAsync(TenantId tenant, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
