using UserMacro.Grains.Interfaces.Diagnostics;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>A key-encryption key whose failures are security events, whichever provider it is of.</summary>
internal sealed class ObservedKeyEncryptionKey(IKeyEncryptionKey key, SecurityEvents events) : IKeyEncryptionKey
{
    public string KeyId => key.KeyId;

    public Task PrepareAsync(bool dataKeysAreStored, CancellationToken cancellation) =>
        ObserveAsync(() => key.PrepareAsync(dataKeysAreStored, cancellation), cancellation);

    public bool CanUnwrap(string keyId) => key.CanUnwrap(keyId);

    public async Task<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, DataKeyContext context, CancellationToken cancellation)
    {
        byte[] wrapped = [];
        await ObserveAsync(async () => wrapped = await key.WrapAsync(dataKey, context, cancellation), cancellation);
        return wrapped;
    }

    public Task UnwrapAsync(WrappedSecret wrapped, DataKeyContext context, Memory<byte> dataKey, CancellationToken cancellation) =>
        ObserveAsync(() => key.UnwrapAsync(wrapped, context, dataKey, cancellation), cancellation);

    async Task ObserveAsync(Func<Task> use, CancellationToken cancellation)
    {
        try
        {
            await use();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            events.KeyProviderFailed(failure);
            throw;
        }
    }
}
