using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;

namespace UserMacro.Silo.Tests.Erasure;

/// <summary>Where the first silo that deletes records comes to a halt: after its first page, and never continues.</summary>
internal sealed class Halt
{
    readonly TaskCompletionSource<string> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Which silo it was.</summary>
    public Task<string> Reached => _reached.Task;

    public ITenantRecords Watch(string silo, ITenantRecords inner) => new StoppingRecords(silo, inner, this);

    Task PassAsync(string silo) => _reached.TrySetResult(silo) || silo == _reached.Task.Result ? Task.Delay(Timeout.InfiniteTimeSpan) : Task.CompletedTask;

    sealed class StoppingRecords(string silo, ITenantRecords inner, Halt halt) : ITenantRecords
    {
        public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation) => inner.ListAsync(tenant, cancellation);

        public IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId tenant, CancellationToken cancellation) => inner.ScanAsync(tenant, cancellation);

        public Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation) => inner.IndexAsync(again, cancellation);

        public async Task DeleteAsync(IReadOnlyCollection<TenantRecordName> records, CancellationToken cancellation)
        {
            await inner.DeleteAsync(records, cancellation);
            await halt.PassAsync(silo);
        }

        public Task ScrubAsync(CancellationToken cancellation) => inner.ScrubAsync(cancellation);
    }
}
