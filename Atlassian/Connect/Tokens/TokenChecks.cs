namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>The checks of claims that every kind of signed request shares.</summary>
internal static class TokenChecks
{
    public static TokenFault Times(ConnectToken token, DateTimeOffset now) =>
        token.Expires <= now - TokenLimits.Leeway ? TokenFault.Expired
        : token.IssuedAt > now + TokenLimits.Leeway ? TokenFault.IssuedLater
        : TokenFault.None;

    public static TokenFault Request(ConnectToken token, SignedRequest request) =>
        string.Equals(token.QueryHash, TokenLimits.ContextQueryHash, StringComparison.Ordinal) ? TokenFault.ContextTokenRefused
        : request.HasHash(token.QueryHash) ? TokenFault.None
        : TokenFault.WrongQueryHash;
}
