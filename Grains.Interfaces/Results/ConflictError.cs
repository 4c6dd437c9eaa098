namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The request contradicts what is there, for example a key that is taken.</summary>
[GenerateSerializer, Immutable, Alias("error-conflict")]
public sealed record ConflictError(string Message) : GrainError(Message);
