using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Traffic.Sites;

/// <summary>What Confluence posts when the app is installed or uninstalled.</summary>
static class LifecycleRequest
{
    public static HttpRequestMessage Create(Uri service, Message message, DateTimeOffset issuedAt, RSA key, string keyId)
    {
        var path = $"/connect/{message.EventType}";
        var token = RsaToken.Sign(
            new TokenClaims
            {
                Issuer = message.ClientKey,
                IssuedAt = issuedAt,
                Expires = issuedAt.AddMinutes(3),
                QueryHash = QueryHash.Compute("POST", path, ""),
                Audience = service.GetLeftPart(UriPartial.Authority),

                // Each message is a message of its own, also within one second.
                Context = new() { ["nonce"] = RandomNumberGenerator.GetHexString(16) },
            },
            key,
            keyId);
        return new(HttpMethod.Post, path)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("JWT", token) },
            Content = JsonContent.Create(new
            {
                key = "com.usermacro.confluence",
                clientKey = message.ClientKey,
                sharedSecret = message.SharedSecret,
                baseUrl = message.BaseUrl,
                productType = "confluence",
                eventType = message.EventType,
            }),
        };
    }

    /// <summary>Who is installed or uninstalled, where.</summary>
    internal sealed record Message(string ClientKey, string? SharedSecret, string BaseUrl, string EventType);
}
