using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Render;

/// <summary>Seals what a browser carries for us, under the tenant's own key (AES-256-GCM), and opens what was sealed for the same purpose.</summary>
internal sealed class TicketSeal(string purpose)
{
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const int KeyBytes = 32;

    readonly byte[] _purpose = Encoding.UTF8.GetBytes(purpose);

    /// <summary>The content as text that can appear in an address.</summary>
    public string Seal(ReadOnlySpan<byte> plain, TenantAccess access)
    {
        var message = new byte[NonceBytes + plain.Length + TagBytes];
        var (nonce, cipher, tag) = PartsOf(message);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyOf(access), TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag, AssociatedData(access));
        return Base64Url.EncodeToString(message);
    }

    /// <summary>The content; null when it was not sealed here for this tenant, or was altered.</summary>
    public byte[]? Open(string text, TenantAccess access)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var message = Base64Url.DecodeFromChars(text);
        if (message.Length <= NonceBytes + TagBytes)
        {
            return null;
        }

        var (nonce, cipher, tag) = PartsOf(message);
        var plain = new byte[cipher.Length];
        try
        {
            using var aes = new AesGcm(KeyOf(access), TagBytes);
            aes.Decrypt(nonce, cipher, tag, plain, AssociatedData(access));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    static Parts PartsOf(Span<byte> message) => new(message[..NonceBytes], message[NonceBytes..^TagBytes], message[^TagBytes..]);

    byte[] KeyOf(TenantAccess access) => HKDF.DeriveKey(HashAlgorithmName.SHA256, access.TicketKey, KeyBytes, info: _purpose);

    static byte[] AssociatedData(TenantAccess access) => Encoding.UTF8.GetBytes(access.Tenant.Value);

    readonly ref struct Parts(Span<byte> nonce, Span<byte> cipher, Span<byte> tag)
    {
        readonly Span<byte> _nonce = nonce;
        readonly Span<byte> _cipher = cipher;
        readonly Span<byte> _tag = tag;

        public void Deconstruct(out Span<byte> nonce, out Span<byte> cipher, out Span<byte> tag)
        {
            nonce = _nonce;
            cipher = _cipher;
            tag = _tag;
        }
    }
}
