namespace UserMacro.Silo.Storage.Encryption;

/// <summary>
/// A stored state is refused (altered, moved, of another tenant, its key gone), or one cannot be turned into a record. Names grain and state, never content.
/// </summary>
[GenerateSerializer, Alias("state-protection-exception")]
public sealed class StateProtectionException : OrleansException
{
    /// <inheritdoc/>
    public StateProtectionException()
    {
    }

    /// <inheritdoc/>
    public StateProtectionException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public StateProtectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static StateProtectionException Create(string stateName, GrainId grainId, string why) =>
        new($"State '{stateName}' of grain '{grainId}' {why}");
}
