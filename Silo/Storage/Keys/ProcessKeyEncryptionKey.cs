using System.Security.Cryptography;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>A key that lives as long as the process, for storage that does so too. Silos of one process share it.</summary>
internal sealed class ProcessKeyEncryptionKey : IKeyEncryptionKey
{
    static readonly byte[] Key = RandomNumberGenerator.GetBytes(AesKeyWrap.KeyBytes);

    public string KeyId => "process";

    public Task PrepareAsync(bool dataKeysAreStored, CancellationToken cancellation) => Task.CompletedTask;

    public bool CanUnwrap(string keyId) => string.Equals(keyId, KeyId, StringComparison.Ordinal);

    public Task<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, DataKeyContext context, CancellationToken cancellation) =>
        Task.FromResult(AesKeyWrap.Wrap(Key, dataKey.Span, context.ToString()));

    public Task UnwrapAsync(WrappedSecret wrapped, DataKeyContext context, Memory<byte> dataKey, CancellationToken cancellation)
    {
        AesKeyWrap.Unwrap(Key, wrapped.Bytes.Span, dataKey.Span, context.ToString());
        return Task.CompletedTask;
    }
}
