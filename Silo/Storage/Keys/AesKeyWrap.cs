using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>Wraps data keys with AES-256-GCM: nonce, ciphertext, tag; the context is authenticated.</summary>
internal static class AesKeyWrap
{
    public const int KeyBytes = 32;

    const int NonceBytes = 12;
    const int TagBytes = 16;

    public static byte[] Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> dataKey, string context)
    {
        var wrapped = new byte[NonceBytes + dataKey.Length + TagBytes];
        var nonce = wrapped.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            nonce, dataKey, wrapped.AsSpan(NonceBytes, dataKey.Length), wrapped.AsSpan(NonceBytes + dataKey.Length), Encoding.UTF8.GetBytes(context));
        return wrapped;
    }

    /// <exception cref="KeyEncryptionException">The wrapped key is altered, or of another key or context.</exception>
    public static void Unwrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> wrapped, Span<byte> dataKey, string context)
    {
        if (wrapped.Length != NonceBytes + dataKey.Length + TagBytes)
        {
            throw new KeyEncryptionException($"The wrapped data key '{context}' is damaged.");
        }

        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(wrapped[..NonceBytes], wrapped.Slice(NonceBytes, dataKey.Length), wrapped[^TagBytes..], dataKey, Encoding.UTF8.GetBytes(context));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new KeyEncryptionException($"The wrapped data key '{context}' was altered or belongs elsewhere.", e);
        }
    }
}
