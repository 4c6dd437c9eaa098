using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Api.Accounts;

/// <summary>The accounts of the caller's site: handles inside, account ids outside.</summary>
internal sealed class CallerAccounts(IGrainFactory grains)
{
    /// <summary>The caller's own handle.</summary>
    public Task<string> HandleOf(ApiCaller caller) => AccountsGrain(caller).HandleOf(caller.AccountId);

    /// <summary>The account ids behind some handles.</summary>
    public async Task<ResolvedAccounts> AccountsOf(ApiCaller caller, IEnumerable<string> handles) =>
        new(await AccountsGrain(caller).AccountsOf([.. handles.Distinct(StringComparer.Ordinal)]));

    IAccountsGrain AccountsGrain(ApiCaller caller) => grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(caller.Tenant));
}
