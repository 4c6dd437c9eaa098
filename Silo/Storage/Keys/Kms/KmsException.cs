namespace UserMacro.Silo.Storage.Keys.Kms;

/// <summary>AWS KMS did not do what it was asked for. The message names the operation and KMS' code, never a key's bytes.</summary>
[GenerateSerializer, Alias("kms-exception")]
public sealed class KmsException : KeyEncryptionException
{
    /// <inheritdoc/>
    public KmsException()
    {
    }

    /// <inheritdoc/>
    public KmsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KmsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
