namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>Decides how to handle a request with an idempotency key.</summary>
/// <param name="State">Its state.</param>
/// <param name="Answer">The kept answer; null unless there is one.</param>
[GenerateSerializer, Immutable, Alias("idempotency-decision")]
public sealed record IdempotencyDecision([property: Id(0)] IdempotencyState State, [property: Id(1)] StoredAnswer? Answer = null);
