namespace UserMacro.WebApi.Idempotency;

/// <summary>Carries the <see cref="IdempotencyRule"/> of an endpoint.</summary>
internal sealed record IdempotencyMetadata(IdempotencyRule Rule);
