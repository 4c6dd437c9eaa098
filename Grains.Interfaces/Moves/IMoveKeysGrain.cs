using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Grains.Interfaces.Moves;

/// <summary>The key pair of a deployment that archives for it are sealed under. Key: <see cref="Key"/>; it belongs to no tenant.</summary>
[Alias("move-keys")]
public interface IMoveKeysGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain.</summary>
    const string Key = "service";

    /// <summary>The public key and the region of this deployment as one word.</summary>
    [Alias("public-key"), ResponseTimeout(OperationTimeouts.Read)]
    Task<string> PublicKey();

    /// <summary>What this key pair and another public key agree on, which opens an archive; null when that is no public key.</summary>
    [Alias("agree"), ResponseTimeout(OperationTimeouts.Read)]
    Task<byte[]?> Agree(byte[] publicKey);
}
