using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Persistence;

/// <summary>All that is stored about tenants, past the grains: for work on everything of one tenant.</summary>
internal interface ITenantRecords
{
    /// <summary>
    /// Names all records under a tenant, a page at a time, whether anything refers to them or not; never those of the system. Records may be deleted meanwhile.
    /// </summary>
    IAsyncEnumerable<TenantRecordName> ListAsync(TenantId tenant, CancellationToken cancellation);

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
