namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The site wants a second pair of eyes: ask for approval instead of publishing.</summary>
[GenerateSerializer, Immutable, Alias("error-approval-needed")]
public sealed record ApprovalNeededError(string Message) : GrainError(Message);
