using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Atlassian.Tests.Connect.Tokens;

/// <summary>Tokens with whatever header and payload a test wants, correct or not.</summary>
internal static class TokenTexts
{
    public const string Secret = "0123456789abcdef0123456789abcdef";

    public static string Hmac(string payload, string header = """{"typ":"JWT","alg":"HS256"}""", string secret = Secret)
    {
        var input = $"{Encode(header)}.{Encode(payload)}";
        return $"{input}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(input)))}";
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
