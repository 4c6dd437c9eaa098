using System.Security.Cryptography;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>A data key in the clear: 256 random bits and a random id. Its bytes are pinned, so that the collector leaves no copies behind.</summary>
internal sealed class DataKey
{
    public const int IdBytes = 16;
    public const int SecretBytes = 32;

    readonly byte[] _id;
    readonly byte[] _secret = GC.AllocateArray<byte>(SecretBytes, pinned: true);

    DataKey(byte[] id) => _id = id;

    public ReadOnlySpan<byte> Id => _id;

    public ReadOnlySpan<byte> Secret => _secret;

    public static DataKey Create()
    {
        var key = new DataKey(RandomNumberGenerator.GetBytes(IdBytes));
        RandomNumberGenerator.Fill(key._secret);
        return key;
    }

    /// <exception cref="KeyEncryptionException">The wrapped key is not one of this owner under a key-encryption key that is here.</exception>
    public static async Task<DataKey> UnwrapAsync(
        byte[] id, WrappedSecret wrapped, string owner, IKeyEncryptionKey encryption, CancellationToken cancellation)
    {
        if (!encryption.CanUnwrap(wrapped.WrappedBy))
        {
            throw new KeyEncryptionException(
                $"The data key of '{owner}' was wrapped by key '{wrapped.WrappedBy}', but this process has the key-encryption "
                + $"key '{encryption.KeyId}'. Give every silo the key file that was made first, or name it among the previous key files.");
        }

        var key = new DataKey(id.Length == IdBytes ? id : throw new KeyEncryptionException($"The stored data key of '{owner}' is damaged."));
        await encryption.UnwrapAsync(wrapped, DataKeyContext.Create(owner, id), key._secret, cancellation);
        return key;
    }

    public async Task<WrappedSecret> WrapAsync(string owner, IKeyEncryptionKey encryption, CancellationToken cancellation) =>
        new(encryption.KeyId, await encryption.WrapAsync(_secret, DataKeyContext.Create(owner, _id), cancellation));

    // Nobody holds the key any longer when this is called; in a cache that evicts, that cannot be known.
    public void Forget() => CryptographicOperations.ZeroMemory(_secret);
}
