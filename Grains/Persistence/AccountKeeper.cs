using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Persistence;

/// <summary>Stores the accounts that a change names, before the change is written.</summary>
internal static class AccountKeeper
{
    /// <summary>Stores the new accounts of the current request; to be called by a grain that is about to write a change.</summary>
    /// <exception cref="InvalidOperationException">A reservation has lapsed: nothing may be written with its handle.</exception>
    public static async Task KeepAsync(IGrainFactory grains, TenantId tenant)
    {
        if (NewAccounts.Current is { ByHandle: { IsEmpty: false } accounts }
            && !await grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant)).Keep(accounts))
        {
            throw new InvalidOperationException("A handle that the change names is no longer reserved.");
        }
    }
}
