namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The idempotency key came with another request, which was carried out.</summary>
[GenerateSerializer, Immutable, Alias("error-key-reused")]
public sealed record KeyReusedError(string Message) : GrainError(Message);
