namespace UserMacro.WebApi.Api.Idempotency;

/// <summary>Endpoint metadata: what an idempotency key does. Status, <c>ETag</c> and <c>Location</c> of the answer are kept for a repeat, the body never
/// is. Without a rule it is <see cref="LeaveBodyOut"/>.</summary>
internal enum IdempotencyRule
{
    /// <summary>A repeat has no body.</summary>
    LeaveBodyOut,

    /// <summary>The request changes nothing, or the same however often it is sent: the key means nothing.</summary>
    Ignore,

    /// <summary>The answer holds a secret that is told once: a repeat is refused.</summary>
    KeepNoBody,

    /// <summary>What is changed stores the key with the change: the body of a repeat is made from what is stored.</summary>
    MakeBodyAgain,

    /// <summary>The request changes many things, each of which stores the key with its change: a repeat changes those that were not.</summary>
    PerItem,
}
