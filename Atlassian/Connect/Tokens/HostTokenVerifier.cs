namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Verifies tokens under the shared secret of an installation (connect-and-forge.md 5.1, 5.2).</summary>
public sealed class HostTokenVerifier(TimeProvider time)
{
    /// <summary>
    /// Verifies the token of a signed request: algorithm, signature, times, query hash, in that order. A context token is refused.
    /// </summary>
    /// <param name="token">The token as parsed.</param>
    /// <param name="secrets">The secrets that may have signed it: the current one and, shortly after a rotation, the one before.</param>
    /// <param name="request">The request that carried it.</param>
    public TokenFault Verify(ConnectToken token, IEnumerable<string> secrets, SignedRequest request)
    {
        var fault = VerifySignature(token, secrets);
        return fault != TokenFault.None ? fault : TokenChecks.Request(token, request);
    }

    /// <summary>Verifies a token that Confluence gave to one of our pages for our own API; nothing but a context token passes.</summary>
    /// <inheritdoc cref="Verify" path="/param"/>
    public TokenFault VerifyContext(ConnectToken token, IEnumerable<string> secrets)
    {
        var fault = VerifySignature(token, secrets);
        return fault != TokenFault.None ? fault
            : string.Equals(token.QueryHash, TokenLimits.ContextQueryHash, StringComparison.Ordinal) ? TokenFault.None
            : TokenFault.ContextTokenRequired;
    }

    TokenFault VerifySignature(ConnectToken token, IEnumerable<string> secrets) =>
        !string.Equals(token.Algorithm, TokenAlgorithms.Hmac, StringComparison.Ordinal) ? TokenFault.WrongAlgorithm
        : !secrets.Any(secret => HmacToken.Verify(token, secret)) ? TokenFault.BadSignature
        : TokenChecks.Times(token, time.GetUtcNow());
}
