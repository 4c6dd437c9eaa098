namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The caller is known and may not do this; another may.</summary>
[GenerateSerializer, Immutable, Alias("error-forbidden")]
public sealed record ForbiddenError(string Message) : GrainError(Message);
