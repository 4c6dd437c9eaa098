using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Traffic.Sites;

/// <summary>What Confluence posts when the app is installed or uninstalled.</summary>
static class LifecycleRequest
{
    public static HttpRequestMessage Create(Uri service, Message message, DateTimeOffset issuedAt, RSA key, string keyId) =>
        Create(service, message, Token(service, message.ClientKey, message.EventType, issuedAt, key, keyId));

    public static HttpRequestMessage Create(Uri to, Message message, string token) => new(HttpMethod.Post, new Uri(to, $"/connect/{message.EventType}"))
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

    public static string Token(Uri service, string clientKey, string eventType, DateTimeOffset issuedAt, RSA key, string keyId) => RsaToken.Sign(
        new TokenClaims
        {
            Issuer = clientKey,
            IssuedAt = issuedAt,
            Expires = issuedAt.AddMinutes(3),
            QueryHash = QueryHash.Compute("POST", $"/connect/{eventType}", ""),
            Audience = service.GetLeftPart(UriPartial.Authority),

            // Each message is a message of its own, also within one second.
            Context = new() { ["nonce"] = RandomNumberGenerator.GetHexString(16) },
        },
        key,
        keyId);

    /// <summary>Who is installed or uninstalled, where.</summary>
    internal sealed record Message(string ClientKey, string? SharedSecret, string BaseUrl, string EventType);
}
