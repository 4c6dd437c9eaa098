using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Storage.Keys.Kms;

/// <summary>Finds a key of KMS that cannot be used before the silo starts.</summary>
internal sealed class KmsCheck(KmsKeyEncryptionKey key) : IStartCheck
{
    public Task CheckAsync(CancellationToken cancellation) => key.PrepareAsync(dataKeysAreStored: true, cancellation);
}
