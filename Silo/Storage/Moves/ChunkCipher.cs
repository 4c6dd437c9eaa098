using System.Buffers.Binary;
using System.Security.Cryptography;
using UserMacro.Grains.Moves;

namespace UserMacro.Silo.Storage.Moves;

/// <summary>
/// Seals the pieces of an archive with AES-256-GCM. The nonce is the number of the piece and whether it is the last one, so that pieces which are missing,
/// exchanged or cut off are noticed; the key serves one archive only and is bound to its header.
/// </summary>
internal sealed class ChunkCipher
{
    const int KeyBytes = 32;
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const int LastAt = NonceBytes - 1;

    readonly byte[] _key;

    /// <param name="header">The first piece of the archive.</param>
    /// <param name="secret">What its public key and that of the target agree on.</param>
    public ChunkCipher(byte[] header, byte[] secret)
    {
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, SHA256.HashData(header), "usermacro archive of a site"u8.ToArray());
    }

    public byte[] Seal(int number, bool isLast, ReadOnlySpan<byte> text)
    {
        var chunk = new byte[text.Length + TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(Nonce(number, isLast), text, chunk.AsSpan(0, text.Length), chunk.AsSpan(text.Length));
        return chunk;
    }

    /// <summary>Opens a piece and tells whether it is the last one.</summary>
    /// <exception cref="MoveArchiveException">It is not the piece that was sealed as this number.</exception>
    public (byte[] Text, bool IsLast) Open(int number, ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length >= TagBytes)
        {
            var text = new byte[chunk.Length - TagBytes];
            using var cipher = new AesGcm(_key, TagBytes);
            foreach (var isLast in new[] { false, true })
            {
                try
                {
                    cipher.Decrypt(Nonce(number, isLast), chunk[..^TagBytes], chunk[^TagBytes..], text);
                    return (text, isLast);
                }
                catch (AuthenticationTagMismatchException)
                {
                    // Of the other kind, or altered.
                }
            }
        }

        throw new MoveArchiveException($"The archive was altered, or made for another deployment: piece {number} cannot be opened.");
    }

    static byte[] Nonce(int number, bool isLast)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt32BigEndian(nonce, number);
        nonce[LastAt] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
