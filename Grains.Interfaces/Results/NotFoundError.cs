namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The thing named does not exist.</summary>
[GenerateSerializer, Immutable, Alias("error-not-found")]
public sealed record NotFoundError(string Message) : GrainError(Message)
{
    /// <summary>A macro that does not exist.</summary>
    public static readonly NotFoundError NoMacro = new("No macro has this key.");
}
