using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Moves;

[GrainType("movekeys")]
internal sealed class MoveKeysGrain([PersistentState("keys")] IPersistentState<MoveKeys> state, IGrainContext context, ITenantCopies copies)
    : Grain, IMoveKeysGrain
{
    readonly GrainRecord<MoveKeys> _record = new(context, state);

    public async Task<string> PublicKey()
    {
        using var pair = MoveAgreement.Open(await FindOrCreateAsync());
        return new MoveTarget(copies.Region, pair.ExportSubjectPublicKeyInfo()).ToString();
    }

    public async Task<byte[]?> Agree(byte[] publicKey)
    {
        using var pair = MoveAgreement.Open(await FindOrCreateAsync());
        return MoveAgreement.IsPublicKey(publicKey) ? MoveAgreement.Agree(pair, publicKey) : null;
    }

    async Task<ImmutableArray<byte>> FindOrCreateAsync()
    {
        if (_record.Value.PrivateKey.IsEmpty)
        {
            using var pair = MoveAgreement.Create();
            await _record.WriteAsync(new() { PrivateKey = [.. pair.ExportPkcs8PrivateKey()] });
        }

        return _record.Value.PrivateKey;
    }
}

/// <summary>The key pair that archives for this deployment are sealed under.</summary>
[GenerateSerializer, Immutable, Alias("move-keys-record")]
internal sealed record MoveKeys
{
    /// <summary>The private key as PKCS #8; empty before there is one.</summary>
    [Id(0)] public ImmutableArray<byte> PrivateKey { get; init; } = [];

    bool PrintMembers(StringBuilder text)
    {
        text.Append("PrivateKey = ").Append(PrivateKey.IsEmpty ? "none" : "(secret)");
        return true;
    }
}

/// <summary>How two key pairs agree on a secret: elliptic curve Diffie-Hellman on P-256.</summary>
internal static class MoveAgreement
{
    static readonly ECCurve Curve = ECCurve.NamedCurves.nistP256;

    public static ECDiffieHellman Create() => ECDiffieHellman.Create(Curve);

    public static ECDiffieHellman Open(ImmutableArray<byte> privateKey)
    {
        var pair = ECDiffieHellman.Create();
        pair.ImportPkcs8PrivateKey(privateKey.AsSpan(), out _);
        return pair;
    }

    public static byte[] Agree(ECDiffieHellman pair, byte[] publicKey)
    {
        using var other = ECDiffieHellman.Create();
        other.ImportSubjectPublicKeyInfo(publicKey, out _);
        return pair.DeriveRawSecretAgreement(other.PublicKey);
    }

    /// <summary>Whether it is a point on the curve, and nothing follows it.</summary>
    public static bool IsPublicKey(byte[] publicKey)
    {
        try
        {
            using var key = ECDiffieHellman.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == Curve.Oid.Value;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
