using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Erasure;

/// <summary>The key pair of the service that signs certificates of erasure. Key: <see cref="Key"/>; it belongs to no tenant.</summary>
[Alias("certificate-keys")]
public interface ICertificateKeysGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain.</summary>
    const string Key = "service";

    /// <summary>Signs a JSON text: a JSON Web Signature in compact form, algorithm ES256.</summary>
    [Alias("sign"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<string> Sign(string json);

    /// <summary>The public key as a JSON Web Key.</summary>
    [Alias("public-key"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<PublicSigningKey> PublicKey();
}

/// <summary>A public key on the curve P-256.</summary>
/// <param name="Id">Names the key in the header of what it signed.</param>
/// <param name="X">The first coordinate in base64url.</param>
/// <param name="Y">The second coordinate in base64url.</param>
[GenerateSerializer, Immutable, Alias("public-signing-key")]
public sealed record PublicSigningKey([property: Id(0)] string Id, [property: Id(1)] string X, [property: Id(2)] string Y);
