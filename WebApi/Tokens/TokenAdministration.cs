using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Tokens.Contracts;

namespace UserMacro.WebApi.Tokens;

/// <summary>The API tokens of the site in the words of the API: account ids in place of handles.</summary>
internal sealed class TokenAdministration(IGrainFactory grains, CallerAccounts callers, RepeatMarker repeats)
{
    public async Task<TokenListDto> ListAsync(ApiCaller caller)
    {
        var tokens = await TokensOf(caller).List();
        var accounts = await callers.AccountsOf(caller, tokens.Select(token => token.CreatedBy));
        return new([.. tokens.Select(token => TokenDto.From(token, accounts))]);
    }

    public async Task<Result<CreatedTokenDto>> CreateAsync(ApiCaller caller, CreateTokenDto request)
    {
        var handle = await callers.HandleOf(caller);
        var scopes = request.Scopes.Aggregate(TokenScopes.None, (all, scope) => all | ScopeNames.From(scope));
        if (!repeats.Mark(await TokensOf(caller).Create(request.Name, scopes, request.Days, handle)).TryGet(out var created, out var error))
        {
            return error;
        }

        return new CreatedTokenDto(
            TokenDto.From(created.Token, await callers.AccountsOf(caller, [handle])),
            BearerToken.TextOf(caller.Tenant, created.Token.Id, created.Secret));
    }

    public async Task<Result<bool>> RevokeAsync(ApiCaller caller, string id) => await TokensOf(caller).Revoke(id, await callers.HandleOf(caller));

    ITokensGrain TokensOf(ApiCaller caller) => grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(caller.Tenant));
}
