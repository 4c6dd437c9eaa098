using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Tokens.Contracts;

namespace UserMacro.WebApi.Tokens;

/// <summary>Scopes as the API names them one by one, and as grains have them together.</summary>
internal static class ScopeNames
{
    public static TokenScopes From(TokenScope scope) => scope switch
    {
        TokenScope.Publish => TokenScopes.Publish,
        TokenScope.Write => TokenScopes.Write,
        _ => TokenScopes.Read,
    };

    public static IReadOnlyList<TokenScope> In(TokenScopes scopes) => [.. Enum.GetValues<TokenScope>().Where(scope => scopes.HasFlag(From(scope)))];
}
