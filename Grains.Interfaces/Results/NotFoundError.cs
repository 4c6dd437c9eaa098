namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The thing named does not exist.</summary>
[GenerateSerializer, Immutable, Alias("error-not-found")]
public sealed record NotFoundError(string Message) : GrainError(Message);
