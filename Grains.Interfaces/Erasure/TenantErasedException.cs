namespace UserMacro.Grains.Interfaces.Erasure;

/// <summary>The data of a tenant was erased: its records cannot be read, and no more can be written. Names the record, never content.</summary>
[GenerateSerializer, Alias("tenant-erased-exception")]
public sealed class TenantErasedException : OrleansException
{
    /// <inheritdoc/>
    public TenantErasedException()
    {
    }

    /// <inheritdoc/>
    public TenantErasedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public TenantErasedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
