using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Grains.Persistence;

/// <summary>All that is stored about tenants, past the grains: for work on everything of one tenant.</summary>
internal interface ITenantRecords
{
    /// <summary>
    /// Names all records under a tenant, a page at a time, whether anything refers to them or not; never those of the system. Records may be deleted meanwhile.
    /// An index may be used that follows what was written within moments.
    /// </summary>
    IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation);

    /// <summary>As <see cref="ListAsync"/>, by all that is stored and past any index: slower, and proof that nothing is left.</summary>
    IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId tenant, CancellationToken cancellation);

    /// <summary>Has the next records of earlier builds listed by the index of tenants; each call continues where the previous one ended.</summary>
    /// <param name="again">Whether to begin with the first record.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation);

    /// <summary>Deletes records in whatever version they are; what is not there stays away.</summary>
    Task DeleteAsync(IReadOnlyCollection<TenantRecordName> records, CancellationToken cancellation);

    /// <summary>Makes sure that no file holds what was deleted or replaced before, where storage is made of files of ours.</summary>
    Task ScrubAsync(CancellationToken cancellation);
}

/// <summary>What a record is found by.</summary>
/// <param name="Grain">The grain whose state it holds.</param>
/// <param name="State">The name of the state.</param>
/// <param name="Part">0 for the record itself; a further piece of one that the provider had to split has its number.</param>
internal readonly record struct TenantRecordName(GrainId Grain, string State, int Part = 0);
