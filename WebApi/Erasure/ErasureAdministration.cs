using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Erasure.Contracts;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Erasure;

/// <summary>The erasure of the caller's site in the words of the API.</summary>
internal sealed class ErasureAdministration(
    IGrainFactory grains, CallerAccounts callers, AuditWriter audit, RefusalLog refusals, TenantKeys keys, AppAddress address)
{
    public async Task<ErasureDto> ReadAsync(ApiCaller caller) => await ToDtoAsync(caller, await ErasureOf(caller).Status());

    /// <summary>Requests the erasure; the typed host name must be that of the site.</summary>
    public async Task<Result<ErasureDto>> RequestAsync(ApiCaller caller, EraseRequestDto request)
    {
        if (!string.Equals(request.Confirm.Trim(), new Uri(caller.SiteBaseUrl).Host, StringComparison.OrdinalIgnoreCase))
        {
            _ = refusals.EnterAsync(caller.Tenant, caller.AccountId, AuditActions.ErasureRequested, "", "not confirmed by the host name of the site");
            return new InvalidError("The confirmation is missing.", [new("confirm", "Type the host name of the site.")], [], DraftNumber: null);
        }

        var handle = await callers.HandleOf(caller);
        // Before: afterwards there may be no log to enter it in.
        await audit.EnterAsync(caller.Tenant, caller.AccountId, AuditActions.ErasureRequested, "", "");
        if (!(await ErasureOf(caller).Request(handle)).TryGet(out var status, out var error))
        {
            if (error is ForbiddenError)
            {
                _ = refusals.EnterAsync(
                    caller.Tenant, caller.AccountId, AuditActions.ErasureRequested, "", "own request: another administrator must approve it");
            }

            return error;
        }

        keys.Forget(caller.Tenant);
        // Who requested it is known here; the accounts may be gone by now.
        return Create(caller, status, status.RequestedBy is null ? null : caller.AccountId);
    }

    public async Task<Result<bool>> WithdrawAsync(ApiCaller caller)
    {
        var result = await ErasureOf(caller).Withdraw();
        if (result.Error is null)
        {
            await audit.EnterAsync(caller.Tenant, caller.AccountId, AuditActions.ErasureWithdrawn, "", "");
        }

        return result;
    }

    async Task<ErasureDto> ToDtoAsync(ApiCaller caller, ErasureStatus status) => Create(
        caller, status, status.RequestedBy is { } handle ? (await callers.AccountsOf(caller, [handle])).IdFor(handle) : null);

    ErasureDto Create(ApiCaller caller, ErasureStatus status, string? requestedBy) => new(
        caller.Tenant.Value,
        status.State,
        status.DueAt,
        requestedBy,
        status.RequestedAt,
        new CertificateLink(caller.Tenant, status.Secret).ToUrl(address.BaseUrl));

    IErasureGrain ErasureOf(ApiCaller caller) => grains.GetGrain<IErasureGrain>(GrainKeys.Erasure(caller.Tenant));
}
