namespace UserMacro.Grains.Interfaces.Outbox;

/// <summary>A tenant's grain whose stored changes other records must be told of.</summary>
[Alias("outbox-source")]
public interface IOutboxSource : ITenantScoped
{
    /// <summary>Tells other records what is stored and not told yet.</summary>
    /// <param name="number">The number that an announced change was to reach.</param>
    [Alias("settle"), ResponseTimeout(RepeatableAttribute.Patience)]
    Task<OutboxOutcome> Settle(long number);
}
