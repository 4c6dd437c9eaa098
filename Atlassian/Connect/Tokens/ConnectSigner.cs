using System.Net.Http.Headers;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Signs requests of a Connect app to one site (docs/reference/connect-tokens.md#requests-of-the-app).</summary>
/// <param name="appKey">Our app key.</param>
/// <param name="clientKey">The site's own name for the installation.</param>
/// <param name="sharedSecret">The newest secret of the installation.</param>
/// <param name="baseUrl">The site, ending in <c>/wiki</c>; the query hash leaves its path out.</param>
/// <param name="time">The clock.</param>
public sealed class ConnectSigner(string appKey, string clientKey, string sharedSecret, string baseUrl, TimeProvider time) : IRequestSigner
{
    /// <inheritdoc/>
    public AuthenticationHeaderValue Sign(HttpMethod method, Uri address)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(address);
        var now = time.GetUtcNow();
        var claims = new TokenClaims
        {
            Issuer = appKey,
            IssuedAt = now,
            Expires = now + TokenLimits.OutboundLifetime,
            QueryHash = QueryHash.Compute(method.Method, address.PathAndQuery, new Uri(baseUrl).AbsolutePath),
            Audience = clientKey,
        };
        return new("JWT", HmacToken.Sign(claims, sharedSecret));
    }
}
