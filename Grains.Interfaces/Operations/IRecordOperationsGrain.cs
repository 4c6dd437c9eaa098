using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>Looks after the records of a tenant on behalf of an operator. Key: <see cref="Key"/>; it belongs to no tenant, and no front end calls it.</summary>
[Alias("record-operations")]
public interface IRecordOperationsGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain.</summary>
    const string Key = "service";

    /// <summary>
    /// Has what is stored about a tenant count as the newest, though newer records were known: after a restore from a backup. May be repeated; the tenant's
    /// audit log tells of it.
    /// </summary>
    /// <returns>How many macros were accepted; null when nothing is stored about the tenant.</returns>
    [Alias("accept"), ResponseTimeout(OperationTimeouts.Read)]
    Task<int?> Accept(TenantId tenant);

    /// <summary>Has the next records of earlier builds listed by the index of tenants; each call continues where the previous one ended.</summary>
    /// <param name="again">Whether to begin with the first record.</param>
    [Alias("index"), ResponseTimeout(OperationTimeouts.Read)]
    Task<RecordIndexProgress> Index(bool again);
}
