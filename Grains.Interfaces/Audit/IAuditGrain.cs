using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Audit;

/// <summary>A tenant's audit log. Key: the tenant.</summary>
[Alias("audit")]
public interface IAuditGrain : ITenantScoped
{
    /// <summary>Enters a line; the same one any number of times. A repeat is noticed among the last 10 000 lines of the line's month.</summary>
    [Alias("append"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Append(AuditEntry entry);

    /// <summary>Reads backwards from the newest line or from a cursor; null when the cursor is none of ours.</summary>
    [Alias("read"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<AuditSlice?> Read(AuditQuery query);
}
