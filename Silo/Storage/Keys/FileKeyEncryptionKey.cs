using UserMacro.Silo.Diagnostics;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The key-encryption key in a file that only its owner may read.</summary>
internal sealed class FileKeyEncryptionKey(string path, ILogger<FileKeyEncryptionKey> logger) : IKeyEncryptionKey
{
    KeyFile? _file;

    public string KeyId => File.Id;

    KeyFile File => _file ?? throw new InvalidOperationException("The key file was not read yet.");

    public Task PrepareAsync(bool dataKeysAreStored, CancellationToken cancellation)
    {
        if (KeyFile.Read(path) is { } found)
        {
            _file = found;
        }
        else if (dataKeysAreStored)
        {
            throw new KeyEncryptionException(
                $"The key file '{path}' is missing, and stored data keys were wrapped by it. Put the file back; without it the data cannot be read.");
        }
        else
        {
            _file = KeyFile.Create(path);
            Log.KeyFileCreated(logger, path, _file.Id);
        }

        return Task.CompletedTask;
    }

    public bool CanUnwrap(string keyId) => string.Equals(keyId, KeyId, StringComparison.Ordinal);

    public Task<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, DataKeyContext context, CancellationToken cancellation) =>
        Task.FromResult(AesKeyWrap.Wrap(File.Key, dataKey.Span, context.ToString()));

    public Task UnwrapAsync(WrappedSecret wrapped, DataKeyContext context, Memory<byte> dataKey, CancellationToken cancellation)
    {
        AesKeyWrap.Unwrap(File.Key, wrapped.Bytes.Span, dataKey.Span, context.ToString());
        return Task.CompletedTask;
    }
}
