using UserMacro.Grains.Interfaces.Records;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>A data key, and with it all records of its owner, is of another region. Names the owner and both regions.</summary>
[GenerateSerializer, Alias("foreign-region-exception")]
public sealed class ForeignRegionException : RecordRefusedException
{
    /// <inheritdoc/>
    public ForeignRegionException()
    {
    }

    /// <inheritdoc/>
    public ForeignRegionException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ForeignRegionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
