using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>
/// Tokens under a shared secret (HS256). By hand, because Microsoft.IdentityModel refuses secrets under 32 bytes
/// (docs/reference/connect-tokens.md#tokens-of-the-host).
/// </summary>
public static class HmacToken
{
    /// <summary>Signs with the UTF-8 bytes of the secret.</summary>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static string Sign(TokenClaims claims, string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        return TokenWriter.Write(TokenAlgorithms.Hmac, keyId: null, claims, input => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), input));
    }

    /// <summary>Whether the token names exactly HS256 and is signed with this secret; false for an empty secret. Looks at nothing else.</summary>
    public static bool Verify(ConnectToken token, string secret)
    {
        if (secret.Length == 0 || !string.Equals(token.Algorithm, TokenAlgorithms.Hmac, StringComparison.Ordinal))
        {
            return false;
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(token.SigningInput));
        return CryptographicOperations.FixedTimeEquals(expected, token.Signature);
    }
}
