using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Modules.Contracts;

namespace UserMacro.WebApi.Modules;

/// <summary>What an administrator sees of, and decides about, the macros in Confluence's macro browser.</summary>
internal sealed class ModuleAdministration(IGrainFactory grains, AuditWriter audit)
{
    public async Task<ModuleListDto> ListAsync(ApiCaller caller)
    {
        var macros = grains.ListMacrosAsync(caller.Tenant);
        return ModuleListDto.From(await macros, await SyncOf(caller).Status());
    }

    public async Task<Result<bool>> ChooseAsync(ApiCaller caller, string key, bool ownName)
    {
        if (!(await grains.ListMacrosAsync(caller.Tenant)).Any(macro => string.Equals(macro.Key, key, StringComparison.Ordinal)))
        {
            return NotFoundError.NoMacro;
        }

        await SyncOf(caller).Choose(key, ownName);
        await audit.EnterAsync(caller.Tenant, caller.AccountId, ownName ? AuditActions.ModuleNamed : AuditActions.ModuleReleased, key, detail: "");
        return true;
    }

    public Task SynchronizeAsync(ApiCaller caller) => SyncOf(caller).Reconcile();

    IModuleSyncGrain SyncOf(ApiCaller caller) => grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(caller.Tenant));
}
