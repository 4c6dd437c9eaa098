namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Verifies tokens under the shared secret of an installation (docs/reference/connect-tokens.md).</summary>
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

    /// <summary>
    /// Verifies what needs neither the key nor the body of the request: times, and the kind of the query hash. To be asked before anything
    /// is spent on a token.
    /// </summary>
    /// <param name="token">The token as parsed.</param>
    /// <param name="isContext">Whether a context token is required, or none.</param>
    public TokenFault VerifyClaims(ConnectToken token, bool isContext)
    {
        var times = TokenChecks.Times(token, time.GetUtcNow());
        return times != TokenFault.None ? times
            : TokenChecks.IsContext(token) == isContext ? TokenFault.None
            : isContext ? TokenFault.ContextTokenRequired : TokenFault.ContextTokenRefused;
    }

    /// <summary>Verifies algorithm, signature and times only: of a request whose body the query hash covers, before that body is read.</summary>
    /// <inheritdoc cref="Verify" path="/param"/>
    public TokenFault VerifySignature(ConnectToken token, IEnumerable<string> secrets) =>
        !string.Equals(token.Algorithm, TokenAlgorithms.Hmac, StringComparison.Ordinal) ? TokenFault.WrongAlgorithm
        : !secrets.Any(secret => HmacToken.Verify(token, secret)) ? TokenFault.BadSignature
        : TokenChecks.Times(token, time.GetUtcNow());

    /// <summary>Verifies the query hash of a token whose signature has been verified. A context token is refused.</summary>
    public static TokenFault VerifyRequest(ConnectToken token, SignedRequest request) => TokenChecks.Request(token, request);
}
