namespace UserMacro.WebApi.Api.Idempotency;

/// <summary>Endpoint metadata: what an idempotency key does, where that is not to keep the answer for a repeat.</summary>
internal enum IdempotencyRule
{
    /// <summary>The request changes nothing, or the same however often it is sent: the key means nothing.</summary>
    Ignore,

    /// <summary>The answer holds a secret: it is kept that there was one, but not what it said.</summary>
    KeepNoBody,

    /// <summary>The request changes many things, each of which stores the key with its change: a repeat changes those that were not.</summary>
    PerItem,
}
