using Microsoft.AspNetCore.Http.Features;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Sites;

namespace UserMacro.Simulator.Rest;

/// <summary>Verifies the token of a request that the app makes as itself (docs/reference/connect-tokens.md#requests-of-the-app).</summary>
internal sealed class AppTokenCheck(TimeProvider time)
{
    const string Scheme = "JWT ";

    // The longest life that the host takes is UNVERIFIED (docs/reference/connect-tokens.md#requests-of-the-app); apps are told to stay at 180 s.
    static readonly TimeSpan MaxLifetime = TimeSpan.FromSeconds(180);
    readonly HostTokenVerifier _verifier = new(time);

    /// <summary>
    /// Null when the request is one of the installed app, else why not: unlike our own service the simulator says so, to help who develops against it.
    /// </summary>
    public string? Refuse(HttpContext context, Site site)
    {
        if (context.Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return "One JWT in the Authorization header is required.";
        }

        if (site.State.Installation is not { Enabled: true } app)
        {
            return "No enabled app is installed on this site.";
        }

        if (!ConnectToken.TryParse(header[Scheme.Length..], out var token))
        {
            return "The JWT is malformed.";
        }

        if (token.Issuer != app.AppKey)
        {
            return "The issuer is not the key of the installed app.";
        }

        if (token.Audience.Length > 0 && !token.Audience.Contains(site.State.ClientKey, StringComparer.Ordinal))
        {
            return "The audience is not this site.";
        }

        if (token.Expires - token.IssuedAt > MaxLifetime)
        {
            return "The JWT lives longer than 180 seconds.";
        }

        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var fault = _verifier.Verify(token, [app.SharedSecret], new SignedRequest(context.Request.Method, target, Site.ContextPath));
        return fault is TokenFault.None ? null : $"The JWT is refused: {fault}.";
    }
}
