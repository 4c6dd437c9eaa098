using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Moves;

/// <summary>The first piece of an archive, in clear. All other pieces are sealed under a key that is bound to it.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Tenant">Whose records they are.</param>
/// <param name="Source">The region that they come from.</param>
/// <param name="Target">The region that they are for.</param>
/// <param name="TargetKey">Names the key of the deployment that can open it.</param>
/// <param name="PublicKey">Made for this archive only; with the target's private key it gives the key of the archive.</param>
/// <param name="MadeAt">When.</param>
internal sealed record MoveHeader(
    string Format, string Tenant, string Source, string Target, string TargetKey, byte[] PublicKey, DateTimeOffset MadeAt)
{
    public const string FormatName = "usermacro-move-1";

    const int MostBytes = 4096;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, MoveJson.Default.MoveHeader);

    /// <summary>Null when it is none.</summary>
    public static MoveHeader? TryParse(byte[] bytes)
    {
        try
        {
            return bytes.Length <= MostBytes && JsonSerializer.Deserialize(bytes, MoveJson.Default.MoveHeader) is { Format: FormatName } header
                && header is { Tenant: not null, Source: not null, Target: not null, TargetKey: not null, PublicKey: not null }
                ? header
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Names the archive.</summary>
    public static string IdOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>The public key of a target as operators carry it to the source: format, region and key in one word.</summary>
/// <param name="Region">The region of the target.</param>
/// <param name="PublicKey">Its key on the curve P-256, as SubjectPublicKeyInfo.</param>
internal sealed record MoveTarget(string Region, byte[] PublicKey)
{
    const int IdDigits = 16;
    const int MostLetters = 400;

    public string KeyId => IdOf(PublicKey);

    public static string IdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..IdDigits];

    public override string ToString() => $"{MoveHeader.FormatName}.{Region}.{Base64Url.EncodeToString(PublicKey)}";

    /// <summary>Null when it is none.</summary>
    public static MoveTarget? TryParse(string text)
    {
        try
        {
            return text.Length <= MostLetters && text.Trim().Split('.') is [MoveHeader.FormatName, { Length: > 0 } region, var key]
                && Base64Url.DecodeFromChars(key) is { Length: > 0 } bytes && MoveAgreement.IsPublicKey(bytes)
                ? new(region, bytes)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MoveHeader))]
internal sealed partial class MoveJson : JsonSerializerContext;
