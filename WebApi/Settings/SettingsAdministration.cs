using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Security.Tenants;
using UserMacro.WebApi.Settings.Contracts;
using UserMacro.WebApi.Usage;

namespace UserMacro.WebApi.Settings;

/// <summary>The settings of the site in the words of the API: account ids in place of handles.</summary>
internal sealed class SettingsAdministration(IGrainFactory grains, RuleAccountResolver people, CallerAccounts callers, TenantKeys keys, MacroUsage usage)
{
    public async Task<SettingsResult> ReadAsync(ApiCaller caller) => await AnswerAsync(caller, await TenantOf(caller).Settings());

    public async Task<Result<SettingsResult>> SaveAsync(ApiCaller caller, int onVersion, SettingsDto request)
    {
        if (!(await people.ReadAsync(caller.Tenant, request.Rules)).TryGet(out var rules, out var unknown))
        {
            return unknown;
        }

        var editor = await callers.HandleOf(caller);
        if (!(await TenantOf(caller).SaveSettings(request.ToSettings(rules), onVersion, editor)).TryGet(out var settings, out var error))
        {
            return error;
        }

        keys.Forget(caller.Tenant);
        if (!settings.Usage)
        {
            await usage.EraseAsync(caller);
        }

        return await AnswerAsync(caller, settings);
    }

    async Task<SettingsResult> AnswerAsync(ApiCaller caller, TenantSettings settings)
    {
        var accounts = await callers.AccountsOf(caller, RuleAccountResolver.HandlesIn(settings.Rules));
        return new(SettingsDto.From(settings, accounts), settings.Version);
    }

    ITenantGrain TenantOf(ApiCaller caller) => grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(caller.Tenant));
}
