namespace UserMacro.Silo.Storage.Keys;

/// <summary>The key that wraps data keys. It lives outside the records: a file here, a key management service elsewhere.</summary>
internal interface IKeyEncryptionKey
{
    /// <summary>Names the key; stored beside everything it wraps. Known once <see cref="PrepareAsync"/> has ended.</summary>
    string KeyId { get; }

    /// <summary>Called once before use. When data keys are stored already, no new key may be made in place of a missing one.</summary>
    /// <exception cref="KeyEncryptionException">The key is missing, damaged or open to others.</exception>
    Task PrepareAsync(bool dataKeysAreStored, CancellationToken cancellation);

    /// <summary>Wraps a data key so that it can be unwrapped for the same context only.</summary>
    Task<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, string context, CancellationToken cancellation);

    /// <summary>Unwraps into <paramref name="dataKey"/>, whose length must fit.</summary>
    /// <exception cref="KeyEncryptionException">Another key wrapped it, or it was for another context, or it was altered.</exception>
    Task UnwrapAsync(ReadOnlyMemory<byte> wrapped, string context, Memory<byte> dataKey, CancellationToken cancellation);
}
