namespace UserMacro.Grains.Interfaces.Moves;

/// <summary>A state of a tenant that is being moved cannot be written. Names the record, never content.</summary>
[GenerateSerializer, Alias("tenant-moving-exception")]
public sealed class TenantMovingException : OrleansException
{
    /// <inheritdoc/>
    public TenantMovingException()
    {
    }

    /// <inheritdoc/>
    public TenantMovingException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public TenantMovingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
