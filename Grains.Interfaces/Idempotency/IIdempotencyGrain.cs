using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>One of 256 slots of a tenant's requests that must not be carried out twice. Key: <see cref="Keys.GrainKeys.Idempotency"/>.</summary>
/// <remarks>Answers are kept for 24 hours, unless a slot gets too full: then the oldest go first. What runs is known in memory only.</remarks>
[Alias("idempotency")]
public interface IIdempotencyGrain : ITenantScoped
{
    /// <summary>Asks whether to carry a request out; a fresh one counts as running from here on.</summary>
    /// <param name="key">Hash of the caller and its idempotency key.</param>
    /// <param name="request">Hash of the request.</param>
    [Alias("begin"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<IdempotencyDecision> Begin(string key, string request);

    /// <summary>Keeps the answer of a request that was carried out.</summary>
    [Alias("complete"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Complete(string key, string request, StoredAnswer answer);

    /// <summary>Forgets a request that failed, so that it can be repeated.</summary>
    [Alias("abandon"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Abandon(string key);

    /// <summary>Erases the answers that have been kept for long enough; false while others are left.</summary>
    [Alias("clean"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<bool> Clean();
}
