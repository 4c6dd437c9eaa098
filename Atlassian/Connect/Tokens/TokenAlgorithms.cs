namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>The two algorithms of Connect tokens, compared exactly.</summary>
internal static class TokenAlgorithms
{
    public const string Hmac = "HS256";
    public const string Rsa = "RS256";
}
