using UserMacro.Atlassian.Connect.InstallKeys;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Atlassian.Connect.Lifecycle;

/// <summary>Verifies <c>installed</c> and <c>uninstalled</c>, which the host signs with its own key pair (connect-and-forge.md 4.3).</summary>
/// <remarks>A good token may be sent again while it lasts: keep <see cref="ConnectToken.Fingerprint"/> until its end and take each once.</remarks>
public sealed class LifecycleVerifier(ConnectApp app, AllowedHosts hosts, IInstallKeys keys, TimeProvider time)
{
    /// <summary>Checks, in this order: algorithm, key, signature, times, audience, query hash, issuer, app key, site.</summary>
    /// <returns><see cref="TokenFault.KeyUnavailable"/> when the same message may succeed later: answer 503.</returns>
    public async Task<TokenFault> VerifyAsync(ConnectToken token, LifecycleMessage message, SignedRequest request, CancellationToken cancellationToken)
    {
        if (!string.Equals(token.Algorithm, TokenAlgorithms.Rsa, StringComparison.Ordinal))
        {
            return TokenFault.WrongAlgorithm;
        }

        if (token.KeyId is not { } keyId || !InstallKeyId.IsValid(keyId))
        {
            return TokenFault.KeyIdRefused;
        }

        return await keys.FindAsync(keyId, cancellationToken) switch
        {
            InstallKeyAnswer.Found found => await RsaToken.VerifyAsync(token, found.Pem) ? CheckClaims(token, message, request) : TokenFault.BadSignature,
            InstallKeyAnswer.Unknown => TokenFault.KeyUnknown,
            _ => TokenFault.KeyUnavailable,
        };
    }

    TokenFault CheckClaims(ConnectToken token, LifecycleMessage message, SignedRequest request)
    {
        var times = TokenChecks.Times(token, time.GetUtcNow());
        if (times != TokenFault.None)
        {
            return times;
        }

        if (!token.Audience.Any(audience => string.Equals(audience.TrimEnd('/'), app.BaseUrl, StringComparison.Ordinal)))
        {
            return TokenFault.WrongAudience;
        }

        var queryHash = TokenChecks.Request(token, request);
        return queryHash != TokenFault.None ? queryHash
            : !string.Equals(token.Issuer, message.ClientKey, StringComparison.Ordinal) ? TokenFault.WrongIssuer
            : !string.Equals(message.Key, app.Key, StringComparison.Ordinal) ? TokenFault.WrongApp
            : !hosts.Allows(message.BaseUrl) ? TokenFault.SiteRefused
            : TokenFault.None;
    }
}
