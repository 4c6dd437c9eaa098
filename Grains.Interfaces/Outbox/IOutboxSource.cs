using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Outbox;

/// <summary>A tenant's grain whose stored changes must be dispatched to other records.</summary>
[Alias("outbox-source")]
public interface IOutboxSource : ITenantScoped
{
    /// <summary>Dispatches to other records what is stored but not dispatched yet.</summary>
    /// <param name="number">The number that the announced change gives the state.</param>
    [Alias("settle"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<OutboxOutcome> Settle(long number);
}
