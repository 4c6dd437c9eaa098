using System.Buffers.Binary;
using System.Security.Cryptography;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>The text in a record.</summary>
/// <param name="Form">Whether it is compressed, as the header of records says it.</param>
/// <param name="JsonLength">How long its JSON is.</param>
/// <param name="Bytes">The text.</param>
internal readonly record struct RecordText(byte Form, int JsonLength, byte[] Bytes)
{
    /// <summary>The JSON; null when the text is damaged. The caller gives the buffer back.</summary>
    public PooledBuffer? Json()
    {
        if (Form != 0)
        {
            return StateText.Decompress(Bytes, JsonLength);
        }

        var json = new PooledBuffer(Math.Max(Bytes.Length, 1));
        Bytes.CopyTo(json.GetSpan(Bytes.Length));
        json.Advance(Bytes.Length);
        return json;
    }
}

/// <summary>Turns JSON into a record and back.</summary>
/// <remarks>
/// A record is a header (version, whether compressed, id of the data key, length of the JSON), a fresh random nonce, the AES-256-GCM ciphertext and its tag.
/// Header and <see cref="RecordAddress"/> are authenticated.
/// </remarks>
internal static class RecordCipher
{
    const byte Version = 1;
    const byte Plain = 0;
    const byte Compressed = 1;
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const int CompressedAt = 1;
    const int KeyIdAt = 2;
    const int LengthAt = KeyIdAt + DataKey.IdBytes;
    const int HeaderBytes = LengthAt + sizeof(int);
    const int Overhead = HeaderBytes + NonceBytes + TagBytes;

    public static byte[] Seal(ReadOnlySpan<byte> json, DataKey key, RecordAddress address)
    {
        using var compressed = StateText.Compress(json);
        return compressed is null
            ? Seal(json, Plain, json.Length, key, address)
            : Seal(compressed.Written, Compressed, json.Length, key, address);
    }

    static byte[] Seal(ReadOnlySpan<byte> text, byte compressed, int length, DataKey key, RecordAddress address)
    {
        var record = new byte[Overhead + text.Length];
        var header = record.AsSpan(0, HeaderBytes);
        header[0] = Version;
        header[CompressedAt] = compressed;
        key.Id.CopyTo(header[KeyIdAt..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[LengthAt..], length);

        var nonce = record.AsSpan(HeaderBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Secret, TagBytes);
        cipher.Encrypt(
            nonce, text, record.AsSpan(HeaderBytes + NonceBytes, text.Length), record.AsSpan(record.Length - TagBytes), address.Authenticate(header));
        return record;
    }

    /// <summary>The id of the data key that a record names.</summary>
    /// <exception cref="StateProtectionException">It is no record.</exception>
    public static ReadOnlySpan<byte> KeyIdOf(ReadOnlySpan<byte> record, RecordAddress address)
    {
        Check(record, address);
        return record.Slice(KeyIdAt, DataKey.IdBytes);
    }

    /// <summary>The same record under another key: the text is not read, only decrypted and encrypted, and takes as many bytes as before.</summary>
    /// <exception cref="StateProtectionException">The record is not what was sealed at this address under this key.</exception>
    public static byte[] Reseal(ReadOnlySpan<byte> record, DataKey from, DataKey to, RecordAddress address)
    {
        using var text = Decrypted(record, from, address);
        return Seal(text.Written, record[CompressedAt], BinaryPrimitives.ReadInt32LittleEndian(record[LengthAt..]), to, address);
    }

    /// <summary>The text of a record as it is encrypted, to be sealed elsewhere; its JSON is not made.</summary>
    /// <exception cref="StateProtectionException">The record is not what was sealed at this address under this key.</exception>
    public static RecordText OpenText(ReadOnlySpan<byte> record, DataKey key, RecordAddress address)
    {
        using var text = Decrypted(record, key, address);
        return new(record[CompressedAt], BinaryPrimitives.ReadInt32LittleEndian(record[LengthAt..]), text.Written.ToArray());
    }

    /// <summary>Seals a text as it came from <see cref="OpenText"/>.</summary>
    public static byte[] SealText(RecordText text, DataKey key, RecordAddress address) => Seal(text.Bytes, text.Form, text.JsonLength, key, address);

    /// <summary>The JSON of a record; the caller gives the buffer back.</summary>
    /// <exception cref="StateProtectionException">The record is not what was sealed at this address under this key.</exception>
    public static PooledBuffer Open(ReadOnlySpan<byte> record, DataKey key, RecordAddress address)
    {
        var text = Decrypted(record, key, address);
        if (record[CompressedAt] == Plain)
        {
            return text;
        }

        using (text)
        {
            return StateText.Decompress(text.Written, BinaryPrimitives.ReadInt32LittleEndian(record[LengthAt..]))
                ?? throw Refused(address, "does not decompress to its recorded length.");
        }
    }

    static PooledBuffer Decrypted(ReadOnlySpan<byte> record, DataKey key, RecordAddress address) =>
        KeyIdOf(record, address).SequenceEqual(key.Id) ? Decrypt(record, key, address) : throw UnknownKey(address);

    /// <summary>The refusal of a record under a key that its tenant does not have.</summary>
    public static StateProtectionException UnknownKey(RecordAddress address) => Refused(
        address, "was encrypted under another data key than those stored for its tenant: it was altered, or belongs elsewhere, or its key was dropped.");

    static void Check(ReadOnlySpan<byte> record, RecordAddress address)
    {
        if (record.Length < Overhead || record[0] != Version || record[CompressedAt] > Compressed)
        {
            throw Refused(address, "is not a record of a known format.");
        }
    }

    static PooledBuffer Decrypt(ReadOnlySpan<byte> record, DataKey key, RecordAddress address)
    {
        var length = record.Length - Overhead;
        var text = new PooledBuffer(Math.Max(length, 1));
        try
        {
            using var cipher = new AesGcm(key.Secret, TagBytes);
            cipher.Decrypt(
                record.Slice(HeaderBytes, NonceBytes),
                record.Slice(HeaderBytes + NonceBytes, length),
                record[^TagBytes..],
                text.GetSpan()[..length],
                address.Authenticate(record[..HeaderBytes]));
            text.Advance(length);
            return text;
        }
        catch (AuthenticationTagMismatchException)
        {
            text.Dispose();
            throw Refused(address, "was altered or belongs elsewhere.");
        }
    }

    static StateProtectionException Refused(RecordAddress address, string why) =>
        StateProtectionException.Create(address.StateName, address.GrainId, why);
}
