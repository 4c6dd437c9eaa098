namespace UserMacro.Grains.Interfaces.Tokens;

/// <summary>The result of checking an API token, with the token.</summary>
/// <param name="Verdict">Whether it is good.</param>
/// <param name="Token">The token; null unless it is good.</param>
[GenerateSerializer, Immutable, Alias("token-check")]
public sealed record TokenCheck([property: Id(0)] TokenVerdict Verdict, [property: Id(1)] ApiToken? Token);
