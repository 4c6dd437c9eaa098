using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Tokens under the host's key pairs (RS256): signed installs, docs/reference/connect-lifecycle.md#signed-installs.</summary>
public static class RsaToken
{
    const int MinKeyBits = 2048;

    static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = TokenLimits.MaxLength };

    /// <summary>Signs with a private key that the key server offers under the id.</summary>
    public static string Sign(TokenClaims claims, RSA key, string keyId) =>
        TokenWriter.Write(TokenAlgorithms.Rsa, keyId, claims, input => key.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>
    /// Verifies that the token's algorithm is RS256 and that its signature matches this public key. Does not check claims.
    /// Returns false if the text is not a public RSA key of at least 2048 bits.
    /// </summary>
    public static async Task<bool> VerifyAsync(ConnectToken token, string publicKeyPem)
    {
        if (!string.Equals(token.Algorithm, TokenAlgorithms.Rsa, StringComparison.Ordinal))
        {
            return false;
        }

        using var rsa = RSA.Create();
        if (!TryImport(rsa, publicKeyPem))
        {
            return false;
        }

        var result = await Handler.ValidateTokenAsync(token.Text, new TokenValidationParameters
        {
            // A cached provider would outlive the key it holds.
            IssuerSigningKey = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = [TokenAlgorithms.Rsa],
            RequireSignedTokens = true,
            ValidateAudience = false,
            ValidateIssuer = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }

    static bool TryImport(RSA rsa, string publicKeyPem)
    {
        try
        {
            var body = PemEncoding.Find(publicKeyPem);
            if (!publicKeyPem.AsSpan()[body.Label].SequenceEqual("PUBLIC KEY"))
            {
                return false;
            }

            rsa.ImportFromPem(publicKeyPem.AsSpan()[body.Location]);
            return rsa.KeySize >= MinKeyBits;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
