namespace UserMacro.Silo.Storage.Keys;

/// <summary>The key that wraps data keys. It lives outside the records: a file here, a key management service elsewhere.</summary>
internal interface IKeyEncryptionKey
{
    /// <summary>Names the key; stored beside everything it wraps. Known once <see cref="PrepareAsync"/> has ended.</summary>
    string KeyId { get; }

    /// <summary>Called once before use. When data keys are stored already, no new key may be made in place of a missing one.</summary>
    /// <exception cref="KeyEncryptionException">The key is missing, damaged or open to others.</exception>
    Task PrepareAsync(bool dataKeysAreStored, CancellationToken cancellation);

    /// <summary>Whether what the key of this id wrapped can be unwrapped here.</summary>
    bool CanUnwrap(string keyId);

    /// <summary>Wraps a data key so that it can be unwrapped for the same context only.</summary>
    /// <exception cref="KeyEncryptionException">The key cannot be used.</exception>
    Task<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, DataKeyContext context, CancellationToken cancellation);

    /// <summary>Unwraps into <paramref name="dataKey"/>, whose length must fit.</summary>
    /// <exception cref="KeyEncryptionException">Another key wrapped it, or it was for another context, or it was altered, or the key is unusable.</exception>
    Task UnwrapAsync(WrappedSecret wrapped, DataKeyContext context, Memory<byte> dataKey, CancellationToken cancellation);
}

/// <summary>What a wrapped data key is bound to.</summary>
/// <param name="Owner">The tenant, or <see cref="DataKeys.ServiceOwner"/>.</param>
/// <param name="KeyId">The data key's id in hexadecimal.</param>
internal readonly record struct DataKeyContext(string Owner, string KeyId)
{
    public static DataKeyContext Create(string owner, ReadOnlySpan<byte> id) => new(owner, Convert.ToHexStringLower(id));

    public override string ToString() => $"{Owner}:{KeyId}";
}

/// <summary>A data key as a key-encryption key gave it away.</summary>
/// <param name="WrappedBy">The id of the key-encryption key.</param>
/// <param name="Bytes">What only that key can open.</param>
internal readonly record struct WrappedSecret(string WrappedBy, ReadOnlyMemory<byte> Bytes);
