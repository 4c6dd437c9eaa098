namespace UserMacro.WebApi.Tokens.Contracts;

/// <summary>The API tokens of the site that are not revoked, the newest first; expired ones for another 30 days.</summary>
internal sealed record TokenListDto(IReadOnlyList<TokenDto> Items);
