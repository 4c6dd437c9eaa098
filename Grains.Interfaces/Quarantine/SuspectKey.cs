using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>Makes names of macros and viewers that tell nothing to who has only the names: HMAC-SHA256 under a key of one record, its first 128 bits.</summary>
public sealed class SuspectKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Size = 32;

    readonly byte[] _key;

    SuspectKey(byte[] key)
    {
        _key = key;
        Text = Convert.ToHexStringLower(key);
    }

    /// <summary>The key in hexadecimal digits, as suspicions carry it.</summary>
    public string Text { get; }

    /// <summary>The key.</summary>
    public ReadOnlySpan<byte> Bytes => _key;

    /// <summary>Makes a new key.</summary>
    public static SuspectKey Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Takes the key that a record holds, <see cref="Size"/> bytes.</summary>
    public static SuspectKey From(ReadOnlySpan<byte> key) => new(key.ToArray());

    /// <summary>Reads a key that a suspicion carries; null for anything else.</summary>
    public static SuspectKey? Parse(string text) =>
        text.Length == 2 * Size && text.All(char.IsAsciiHexDigit) ? new(Convert.FromHexString(text)) : null;

    /// <summary>The name of a macro; never 0.</summary>
    public UInt128 MarkOf(string tenant, string macro) => Hash($"macro\n{tenant}\n{macro}");

    /// <summary>The name of a viewer who posts to a macro; never 0.</summary>
    public UInt128 MarkOf(string tenant, string macro, string viewer) => Hash($"viewer\n{tenant}\n{macro}\n{viewer}");

    /// <summary>The name of a request as suspicions carry it.</summary>
    /// <param name="request">What <see cref="RequestName"/> gives.</param>
    public string MarkOfRequest(string request) => TextOf(Hash($"request\n{request}"));

    /// <summary>A name as suspicions carry it.</summary>
    public static string TextOf(UInt128 mark) => mark.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Suspects a macro, or what a viewer posts to it when one is named.</summary>
    public Suspicion Suspect(string tenant, string macro, string? viewer, SuspectKind kind, QuarantineReason reason, DateTimeOffset at) =>
        new(Text, TextOf(MarkOf(tenant, macro)), viewer is null ? "" : TextOf(MarkOf(tenant, macro, viewer)), kind, reason, at);

    UInt128 Hash(string text) => BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text))) | UInt128.One;
}
