namespace UserMacro.Grains.Persistence;

/// <summary>A stored record is not the newest one that was stored in its place, or is gone. Names grain and state, never content.</summary>
[GenerateSerializer, Alias("record-refused-exception")]
public class RecordRefusedException : OrleansException
{
    /// <inheritdoc/>
    public RecordRefusedException()
    {
    }

    /// <inheritdoc/>
    public RecordRefusedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public RecordRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static RecordRefusedException Create(GrainId grain, string state, RecordFault fault) => new(
        $"State '{state}' of grain '{grain}' is refused: "
        + (fault == RecordFault.Missing ? "its row was deleted outside of the service." : "it is older than one that was stored before."));
}
