using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Erasure;

[GrainType("certificatekeys")]
internal sealed class CertificateKeysGrain([PersistentState("keys")] IPersistentState<CertificateKeys> state, IGrainContext context)
    : Grain, ICertificateKeysGrain
{
    readonly GrainRecord<CertificateKeys> _record = new(context, state);

    public async Task<string> Sign(string json) => (await FindOrCreateAsync()).Sign(json);

    public async Task<PublicSigningKey> PublicKey() => (await FindOrCreateAsync()).PublicKey();

    async Task<CertificateKeys> FindOrCreateAsync()
    {
        if (_record.Value.PrivateKey.IsEmpty)
        {
            await _record.WriteAsync(CertificateKeys.Create());
        }

        return _record.Value;
    }
}

/// <summary>The key pair that signs certificates.</summary>
[GenerateSerializer, Immutable, Alias("certificate-keys-record")]
internal sealed record CertificateKeys
{
    const int IdDigits = 16;

    /// <summary>The private key as PKCS #8; empty before there is one.</summary>
    [Id(0)] public ImmutableArray<byte> PrivateKey { get; init; } = [];

    public static CertificateKeys Create()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new() { PrivateKey = [.. pair.ExportPkcs8PrivateKey()] };
    }

    public string Sign(string json)
    {
        using var pair = Open();
        var header = $$"""{"alg":"ES256","kid":"{{PublicKeyOf(pair).Id}}"}""";
        var text = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(json))}";
        return $"{text}.{Encode(pair.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    public PublicSigningKey PublicKey()
    {
        using var pair = Open();
        return PublicKeyOf(pair);
    }

    static PublicSigningKey PublicKeyOf(ECDsa pair)
    {
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        var id = Convert.ToHexStringLower(SHA256.HashData(pair.ExportSubjectPublicKeyInfo()))[..IdDigits];
        return new(id, Encode(point.X!), Encode(point.Y!));
    }

    static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    ECDsa Open()
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(PrivateKey.AsSpan(), out _);
        return pair;
    }

    bool PrintMembers(StringBuilder text)
    {
        text.Append("PrivateKey = ").Append(PrivateKey.IsEmpty ? "none" : "(secret)");
        return true;
    }
}
