namespace UserMacro.Silo.Storage.Keys;

/// <summary>Several key-encryption keys: the first wraps, all unwrap. So one takes the place of another while silos run.</summary>
internal sealed class KeyEncryptionKeyRing(IReadOnlyList<IKeyEncryptionKey> keys) : IKeyEncryptionKey
{
    public string KeyId => keys[0].KeyId;

    public async Task PrepareAsync(bool dataKeysAreStored, CancellationToken cancellation)
    {
        await keys[0].PrepareAsync(dataKeysAreStored || keys.Count > 1, cancellation);
        foreach (var previous in keys.Skip(1))
        {
            await previous.PrepareAsync(dataKeysAreStored: true, cancellation);
        }
    }

    public bool CanUnwrap(string keyId) => keys.Any(key => key.CanUnwrap(keyId));

    public Task<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, DataKeyContext context, CancellationToken cancellation) =>
        keys[0].WrapAsync(dataKey, context, cancellation);

    public Task UnwrapAsync(WrappedSecret wrapped, DataKeyContext context, Memory<byte> dataKey, CancellationToken cancellation) =>
        (keys.FirstOrDefault(key => key.CanUnwrap(wrapped.WrappedBy)) ?? keys[0]).UnwrapAsync(wrapped, context, dataKey, cancellation);
}
