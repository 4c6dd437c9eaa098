using UserMacro.Shared;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Fixed numbers and words of Connect tokens (docs/reference/connect-tokens.md).</summary>
public static class TokenLimits
{
    /// <summary>
    /// The query hash of a token that Confluence gives to our pages for calls to our own API (docs/reference/connect-tokens.md#context-tokens).
    /// </summary>
    public const string ContextQueryHash = "context-qsh";

    /// <summary>The longest token that is read at all, in characters.</summary>
    public const int MaxLength = EngineLimits.TokenLength;

    /// <summary>How far the clocks of the two sides may be apart.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromSeconds(30);

    /// <summary>How old a token of an installation may be, and how long it may be made to last.</summary>
    public static readonly TimeSpan LifecycleLifetime = TimeSpan.FromHours(1);

    /// <summary>How long a token that we sign for Confluence is good (docs/reference/connect-tokens.md#requests-of-the-app).</summary>
    public static readonly TimeSpan OutboundLifetime = TimeSpan.FromSeconds(180);
}
