using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Api.Accounts;

/// <summary>The accounts of the caller's site: handles inside, account ids outside.</summary>
internal sealed class CallerAccounts(IGrainFactory grains)
{
    /// <summary>The caller's own handle, stored with the first change that needs it.</summary>
    public async Task<string> HandleOf(ApiCaller caller) => (await ReserveAsync(caller.Tenant, [caller.AccountId])).Of(caller.AccountId)!;

    /// <summary>The handles of some accounts. New ones are stored with the first change of this request that needs them.</summary>
    public async Task<AccountAliases> ReserveAsync(TenantId tenant, ImmutableArray<string> accountIds)
    {
        var accounts = grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));
        if (NewAccounts.Current is not { } created)
        {
            return new(await accounts.HandlesOf(accountIds));
        }

        var reservation = await accounts.Reserve(accountIds);
        created.Add(reservation.New);
        return new(reservation.Handles);
    }

    /// <summary>The account ids behind some handles.</summary>
    public async Task<ResolvedAccounts> AccountsOf(ApiCaller caller, IEnumerable<string> handles) =>
        new(await AccountsGrain(caller).AccountsOf([.. handles.Distinct(StringComparer.Ordinal)]));

    IAccountsGrain AccountsGrain(ApiCaller caller) => grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(caller.Tenant));
}
