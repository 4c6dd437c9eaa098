using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Render;

/// <summary>Seals tickets under the tenant's own key (AES-256-GCM) and opens what was sealed.</summary>
internal sealed class FrameTickets(TimeProvider time)
{
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const int KeyBytes = 32;

    static readonly byte[] Purpose = "frame-ticket"u8.ToArray();

    /// <summary>How long a frame may take to bring the body.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>The ticket as text, good from now on for <see cref="Lifetime"/>.</summary>
    public string Seal(FrameTicket ticket, TenantAccess access)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(ticket with { Expires = time.GetUtcNow() + Lifetime }, FrameJson.Default.FrameTicket);
        var message = new byte[NonceBytes + plain.Length + TagBytes];
        var (nonce, cipher, tag) = PartsOf(message);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyOf(access), TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag, AssociatedData(access));
        return Base64Url.EncodeToString(message);
    }

    /// <summary>The ticket; null when it is not one of ours for this tenant, was altered, or is past its end.</summary>
    public FrameTicket? Open(string text, TenantAccess access)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var message = Base64Url.DecodeFromChars(text);
        if (message.Length <= NonceBytes + TagBytes)
            return null;
        var (nonce, cipher, tag) = PartsOf(message);
        var plain = new byte[cipher.Length];
        try
        {
            using var aes = new AesGcm(KeyOf(access), TagBytes);
            aes.Decrypt(nonce, cipher, tag, plain, AssociatedData(access));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var ticket = JsonSerializer.Deserialize(plain, FrameJson.Default.FrameTicket)!;
        return time.GetUtcNow() < ticket.Expires ? ticket : null;
    }

    static Parts PartsOf(Span<byte> message) => new(message[..NonceBytes], message[NonceBytes..^TagBytes], message[^TagBytes..]);

    static byte[] KeyOf(TenantAccess access) => HKDF.DeriveKey(HashAlgorithmName.SHA256, access.TicketKey, KeyBytes, info: Purpose);

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
