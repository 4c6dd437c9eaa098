namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The edit was made on a draft that has changed since; carries the number of the current one.</summary>
[GenerateSerializer, Immutable, Alias("error-stale")]
public sealed record StaleError(string Message, [property: Id(0)] int CurrentDraft) : GrainError(Message);
