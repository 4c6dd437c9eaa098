using System.Text.Json.Nodes;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>The claims of a token to be signed.</summary>
public sealed record TokenClaims
{
    public required string Issuer { get; init; }

    public string? Subject { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>A value of <see cref="Tokens.QueryHash"/>, or <see cref="TokenLimits.ContextQueryHash"/>.</summary>
    public required string QueryHash { get; init; }

    /// <summary>One audience, written as a list of one; null for none.</summary>
    public string? Audience { get; init; }

    /// <summary>The claim <c>context</c>, as Confluence writes it.</summary>
    public JsonObject? Context { get; init; }

    /// <summary>Keeps claims out of logs.</summary>
    public override string ToString() => nameof(TokenClaims);
}
