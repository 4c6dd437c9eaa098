namespace UserMacro.Silo.Storage.Keys;

/// <summary>The key-encryption key cannot be used, or does not fit the stored data keys.</summary>
[GenerateSerializer, Alias("key-encryption-exception")]
public class KeyEncryptionException : OrleansException
{
    /// <inheritdoc/>
    public KeyEncryptionException()
    {
    }

    /// <inheritdoc/>
    public KeyEncryptionException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KeyEncryptionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
