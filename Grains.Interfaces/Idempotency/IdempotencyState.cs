namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>The state of a request with an idempotency key.</summary>
public enum IdempotencyState
{
    /// <summary>It is the first one: carry it out.</summary>
    Fresh,

    /// <summary>It was carried out; its answer is kept.</summary>
    Kept,

    /// <summary>It is being carried out.</summary>
    Running,

    /// <summary>The key was used for another request.</summary>
    Reused,
}
