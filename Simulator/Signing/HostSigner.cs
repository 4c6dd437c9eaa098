using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.InstallKeys;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Signing;

/// <summary>Signs what Confluence signs.</summary>
internal sealed class HostSigner(TimeProvider time, InstallKeyRing keys)
{
    /// <summary>Life of a token that is bound to one request (docs/reference/connect-tokens.md#tokens-of-the-host).</summary>
    public static readonly TimeSpan RequestLifetime = TimeSpan.FromSeconds(180);

    /// <summary>Life of a token for the app's own pages. UNVERIFIED, about 15 minutes (docs/reference/connect-tokens.md#context-tokens).</summary>
    public static readonly TimeSpan ContextLifetime = TimeSpan.FromMinutes(15);

    readonly ConcurrentDictionary<string, DateTimeOffset> _lastMessages = new(StringComparer.Ordinal);

    /// <summary>Signs one request to the app with the shared secret (docs/reference/connect-tokens.md#tokens-of-the-host).</summary>
    public string Request(Site site, Installation app, AppRequest request, SimulatedUser user, JsonObject? context = null) =>
        HmacToken.Sign(Claims(site, user, RequestLifetime, request.QueryHash(app), context), app.SharedSecret);

    /// <summary>Signs what <c>AP.context.getToken</c> gives to a page of the app (docs/reference/connect-tokens.md#context-tokens).</summary>
    public string Context(Site site, Installation app, SimulatedUser user, JsonObject context) =>
        HmacToken.Sign(Claims(site, user, ContextLifetime, TokenLimits.ContextQueryHash, context), app.SharedSecret);

    /// <summary>Signs an install or uninstall message with the key of the install-key server (docs/reference/connect-lifecycle.md#signed-installs).</summary>
    public string Lifecycle(Site site, Installation app, AppRequest request, SimulatedUser user) =>
        RsaToken.Sign(MessageClaims(site, app, request, user) with { Audience = app.BaseUrl }, keys.Key, keys.KeyId);

    /// <summary>Signs an enabled or disabled message with the shared secret (docs/reference/connect-lifecycle.md#signed-installs).</summary>
    public string Switch(Site site, Installation app, AppRequest request, SimulatedUser user) =>
        HmacToken.Sign(MessageClaims(site, app, request, user), app.SharedSecret);

    // Messages count in the order of their times, which are whole seconds; people on a real site do not install and uninstall within one.
    TokenClaims MessageClaims(Site site, Installation app, AppRequest request, SimulatedUser user)
    {
        var claims = Claims(site, user, RequestLifetime, request.QueryHash(app), context: null);
        var issuedAt = _lastMessages.AddOrUpdate(
            site.State.ClientKey,
            claims.IssuedAt,
            (_, last) => claims.IssuedAt - last < TimeSpan.FromSeconds(1) ? last + TimeSpan.FromSeconds(1) : claims.IssuedAt);
        return claims with { IssuedAt = issuedAt, Expires = issuedAt + RequestLifetime };
    }

    TokenClaims Claims(Site site, SimulatedUser user, TimeSpan lifetime, string queryHash, JsonObject? context)
    {
        var now = time.GetUtcNow();
        return new TokenClaims
        {
            Issuer = site.State.ClientKey,
            Subject = user.Subject,
            IssuedAt = now,
            Expires = now + lifetime,
            QueryHash = queryHash,
            Context = context,
        };
    }
}
