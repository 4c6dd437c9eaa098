namespace UserMacro.Grains.Interfaces.Results;

/// <summary>A limit of the product is reached; carries its name.</summary>
[GenerateSerializer, Immutable, Alias("error-limit")]
public sealed record LimitError(string Message, [property: Id(0)] string Limit) : GrainError(Message);
