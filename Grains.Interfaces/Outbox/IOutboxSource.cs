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

/// <summary>What became of an announced change.</summary>
public enum OutboxOutcome
{
    /// <summary>All that is stored is told. The change is part of it.</summary>
    Settled,

    /// <summary>All that is stored is told. The change is not part of it, or not yet.</summary>
    NotStored,

    /// <summary>Something could not be told. Try again.</summary>
    Delayed,
}
