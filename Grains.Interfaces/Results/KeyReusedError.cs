namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The idempotency key was already used for another request.</summary>
[GenerateSerializer, Immutable, Alias("error-key-reused")]
public sealed record KeyReusedError(string Message) : GrainError(Message);
