using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Interfaces.Outbox;

/// <summary>One of the 16 outbox records of the system. It lists the grains that are about to store a change which other records depend on.
/// Key: <see cref="Keys.GrainKeys.Outbox(GrainId)"/>; it belongs to no tenant.</summary>
[Alias("outbox")]
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>Stores the intent of a change before the change itself is stored; concurrent intents share one write.
    /// Calling it again with the same intent changes nothing.</summary>
    /// <param name="source">The grain, an <see cref="IOutboxSource"/>.</param>
    /// <param name="number">The number that its state will have once the change is stored.</param>
    [Alias("announce"), AlwaysInterleave, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Announce(GrainId source, long number);

    /// <summary>Reports that all changes of a grain up to a number have been dispatched. Stored with the next intent.</summary>
    [Alias("complete"), AlwaysInterleave, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Complete(GrainId source, long number);

    /// <summary>Drops the intents of a tenant whose records are gone; when it returns, none is stored.</summary>
    [Alias("forget"), AlwaysInterleave, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Forget(TenantId tenant);

    /// <summary>Makes sure that the record is watched: from now on, what a lost silo has left open is settled.</summary>
    [Alias("watch"), AlwaysInterleave, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Watch();
}
