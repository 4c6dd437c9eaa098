using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>Has a tenant's kept answers erased after their time, also those of slots that no silo holds in memory. Key: the tenant.</summary>
[Alias("idempotency-cleaner")]
public interface IIdempotencyCleanerGrain : ITenantScoped
{
    /// <summary>To be called before a slot stores its first answer.</summary>
    [Alias("watch"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Watch();
}
