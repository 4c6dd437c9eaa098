using UserMacro.Atlassian.Connect.InstallKeys;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Connect.Lifecycle;

/// <summary>
/// Verifies <c>installed</c> and <c>uninstalled</c>, which the host signs with its own key pair (docs/reference/connect-lifecycle.md#signed-installs).
/// </summary>
/// <remarks>A good token may be sent again while it lasts: keep <see cref="ConnectToken.Fingerprint"/> until its end and take each once.</remarks>
public sealed class LifecycleVerifier(ConnectApp app, AllowedHosts hosts, IInstallKeys keys, TimeProvider time)
{
    /// <summary>
    /// Checks all that needs no body, in this order: algorithm, form of the key id, times and age, audience, query hash, and only then key and signature,
    /// so that a token that could not be good costs no question to the key server.
    /// </summary>
    /// <param name="token">The token as parsed.</param>
    /// <param name="request">The request that carried it.</param>
    /// <param name="party">Who sent it, such as a network address; see <see cref="IInstallKeys.FindAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see cref="TokenFault.KeyUnavailable"/> when the same message may succeed later: answer 503.</returns>
    public async Task<TokenFault> VerifyAsync(ConnectToken token, SignedRequest request, string party, CancellationToken cancellationToken)
    {
        if (!string.Equals(token.Algorithm, TokenAlgorithms.Rsa, StringComparison.Ordinal))
        {
            return TokenFault.WrongAlgorithm;
        }

        if (token.KeyId is not { } keyId || !InstallKeyId.IsValid(keyId))
        {
            return TokenFault.KeyIdRefused;
        }

        if (CheckClaims(token, request) is var fault and not TokenFault.None)
        {
            return fault;
        }

        return await keys.FindAsync(keyId, party, cancellationToken) switch
        {
            InstallKeyAnswer.Found found => await RsaToken.VerifyAsync(token, found.Pem) ? TokenFault.None : TokenFault.BadSignature,
            InstallKeyAnswer.Unknown => TokenFault.KeyUnknown,
            _ => TokenFault.KeyUnavailable,
        };
    }

    /// <summary>
    /// Checks that a message is the one of its verified token: issuer, app key, site; and that its secret, where it brings one, is fit to
    /// be one.
    /// </summary>
    public TokenFault VerifyMessage(ConnectToken token, LifecycleMessage message) =>
        !string.Equals(token.Issuer, message.ClientKey, StringComparison.Ordinal) ? TokenFault.WrongIssuer
        : !string.Equals(message.Key, app.Key, StringComparison.Ordinal) ? TokenFault.WrongApp
        : !hosts.Allows(message.BaseUrl) ? TokenFault.SiteRefused
        : message.SharedSecret is { } secret && !SharedSecretRule.Allows(secret) ? TokenFault.SecretRefused
        : TokenFault.None;

    TokenFault CheckClaims(ConnectToken token, SignedRequest request)
    {
        var now = time.GetUtcNow();
        var times = TokenChecks.Times(token, now);
        return times != TokenFault.None ? times
            : TokenChecks.Age(token, now) is var age and not TokenFault.None ? age
            : !token.Audience.Any(audience => app.Regions.Audiences.Contains(audience.TrimEnd('/'), StringComparer.Ordinal)) ? TokenFault.WrongAudience
            : TokenChecks.Request(token, request);
    }
}
