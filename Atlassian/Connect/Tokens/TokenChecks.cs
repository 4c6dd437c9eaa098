namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>The checks of claims that every kind of signed request shares.</summary>
internal static class TokenChecks
{
    public static TokenFault Times(ConnectToken token, DateTimeOffset now) =>
        token.Expires <= now - TokenLimits.Leeway ? TokenFault.Expired
        : token.IssuedAt > now + TokenLimits.Leeway ? TokenFault.IssuedLater
        : token.NotBefore > now + TokenLimits.Leeway ? TokenFault.NotYetGood
        : token.Expires <= token.IssuedAt ? TokenFault.EndsBeforeItBegins
        : TokenFault.None;

    /// <summary>
    /// Whether a token that serves once is young, and says itself that it does not last: what it proves is kept from being used again only
    /// so long.
    /// </summary>
    public static TokenFault Age(ConnectToken token, DateTimeOffset now) =>
        token.IssuedAt < now - TokenLimits.LifecycleLifetime ? TokenFault.TooOld
        : token.Expires - token.IssuedAt > TokenLimits.LifecycleLifetime ? TokenFault.LastsTooLong
        : TokenFault.None;

    public static TokenFault Request(ConnectToken token, SignedRequest request) =>
        IsContext(token) ? TokenFault.ContextTokenRefused
        : request.HasHash(token.QueryHash) ? TokenFault.None
        : TokenFault.WrongQueryHash;

    public static bool IsContext(ConnectToken token) => string.Equals(token.QueryHash, TokenLimits.ContextQueryHash, StringComparison.Ordinal);
}
