using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Grains.Quarantine;

/// <summary>Makes names of macros and viewers that tell nothing to who has only the names: HMAC-SHA256 under a key of one record, its first 128 bits.</summary>
internal sealed class SuspectKey
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

    public ReadOnlySpan<byte> Bytes => _key;

    public static SuspectKey Create() => new(RandomNumberGenerator.GetBytes(Size));

    public static SuspectKey From(ReadOnlySpan<byte> key) => new(key.ToArray());

    /// <summary>Reads a key that a suspicion carries; null for anything else.</summary>
    public static SuspectKey? Parse(string text) =>
        text.Length == 2 * Size && text.All(char.IsAsciiHexDigit) ? new(Convert.FromHexString(text)) : null;

    /// <summary>The name of a macro; never 0.</summary>
    public UInt128 MarkOf(string tenant, string macro) => Hash($"macro\n{tenant}\n{macro}");

    /// <summary>The name of a viewer who posts to a macro; never 0.</summary>
    public UInt128 MarkOf(string tenant, string macro, string viewer) => Hash($"viewer\n{tenant}\n{macro}\n{viewer}");

    UInt128 Hash(string text) => BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text))) | UInt128.One;
}
