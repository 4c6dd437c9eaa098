namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The outcome is unknown or the service is busy: ask again shortly.</summary>
[GenerateSerializer, Immutable, Alias("error-unavailable")]
public sealed record UnavailableError(string Message) : GrainError(Message);
