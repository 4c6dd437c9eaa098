using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Operations;

/// <summary>Lists whose data keys are stored.</summary>
internal interface IKeyRecords
{
    /// <summary>Names the owners of all data keys and seals, a page at a time.</summary>
    IAsyncEnumerable<string> ListOwnersAsync(CancellationToken cancellation);
}

/// <summary>Makes the list from the grains that the store of the keys has records of.</summary>
internal sealed class KeyRecords(Func<CancellationToken, IAsyncEnumerable<GrainId>> list) : IKeyRecords, ITenantList
{
    public IAsyncEnumerable<TenantId> ListAsync(CancellationToken cancellation) =>
        ListOwnersAsync(cancellation)
            .Select(owner => TenantId.TryParse(owner, out var tenant) ? tenant : (TenantId?)null)
            .Where(tenant => tenant is not null)
            .Select(tenant => tenant!.Value);

    public IAsyncEnumerable<string> ListOwnersAsync(CancellationToken cancellation) =>
        list(cancellation).Where(DataKeyRecords.IsOne).Select(grain => grain.Key.ToString()!);
}
