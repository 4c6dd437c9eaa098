using System.ComponentModel;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Tokens.Contracts;

/// <summary>An API token without its secret.</summary>
internal sealed record TokenDto(
    string Id,
    string Name,
    IReadOnlyList<TokenScope> Scopes,
    [property: Description("Account id of who made it and in whose name it acts; null for a former user, whose tokens no longer work.")] string? CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    [property: Description("To a minute or so; null for never.")] DateTimeOffset? LastUsedAt)
{
    public static TokenDto From(ApiToken token, ResolvedAccounts accounts) =>
        new(token.Id, token.Name, ScopeNames.In(token.Scopes), accounts.IdFor(token.CreatedBy), token.CreatedAt, token.ExpiresAt, token.LastUsedAt);
}
