using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Audit;

/// <summary>One page of a tenant's audit log, for <see cref="IAuditGrain"/> only. Key: tenant, month and number.</summary>
[Alias("audit-page")]
public interface IAuditPageGrain : ITenantScoped
{
    /// <summary>Enters a line; the same one any number of times. False when the page is full and does not hold it.</summary>
    [Alias("add"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<bool> Add(AuditEntry entry);

    /// <summary>The lines, oldest first.</summary>
    [Alias("read"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<AuditEntry>> Read();
}
