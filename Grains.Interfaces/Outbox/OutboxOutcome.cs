namespace UserMacro.Grains.Interfaces.Outbox;

/// <summary>The state of an announced change.</summary>
public enum OutboxOutcome
{
    /// <summary>Everything stored has been dispatched, including the change.</summary>
    Settled,

    /// <summary>Everything stored has been dispatched, but the change is not stored, or not yet.</summary>
    NotStored,

    /// <summary>Something could not be dispatched. Try again.</summary>
    Delayed,
}
