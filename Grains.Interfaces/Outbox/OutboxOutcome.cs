namespace UserMacro.Grains.Interfaces.Outbox;

/// <summary>How far an announced change has come.</summary>
public enum OutboxOutcome
{
    /// <summary>All that is stored is told. The change is part of it.</summary>
    Settled,

    /// <summary>All that is stored is told. The change is not part of it, or not yet.</summary>
    NotStored,

    /// <summary>Something could not be told. Try again.</summary>
    Delayed,
}
