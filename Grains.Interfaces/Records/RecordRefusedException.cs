namespace UserMacro.Grains.Interfaces.Records;

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
}
