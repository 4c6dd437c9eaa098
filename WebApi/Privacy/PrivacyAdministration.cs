using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Privacy.Contracts;

namespace UserMacro.WebApi.Privacy;

/// <summary>What administrators do about people's data: they answer requests, and make accounts former users.</summary>
internal sealed class PrivacyAdministration(IGrainFactory grains, CallerAccounts callers, AuditWriter audit)
{
    static readonly NotFoundError NotStored = new("Nothing is stored about this account.");
    static readonly NotFoundError NoRequest = new("There is no open request with this ID.");

    public async Task<PrivacyRequestListDto> ListAsync(ApiCaller caller)
    {
        var requests = await RequestsOf(caller).List();
        var accounts = await callers.AccountsOf(
            caller, requests.SelectMany(request => request.Answer is { } answer ? new[] { request.RequestedBy, answer.By } : [request.RequestedBy]));
        return new([.. requests.Select(request => PrivacyRequestDto.From(request, accounts))]);
    }

    /// <summary>Makes an account a former user, by one write.</summary>
    public async Task<Result<bool>> ForgetAsync(ApiCaller caller, string accountId)
    {
        if (await AccountsOf(caller).Find(accountId) is not { } handle)
        {
            return NotStored;
        }

        await ForgetAsync(caller, accountId, handle);
        return true;
    }

    /// <summary>Answers a request. An erasure that is done makes the account a former user first, so that no answer promises what was not done.</summary>
    public async Task<Result<PrivacyRequestDto>> AnswerAsync(ApiCaller caller, string id, AnswerPrivacyRequestDto answer)
    {
        if ((await RequestsOf(caller).List()).FirstOrDefault(request => string.Equals(request.Id, id, StringComparison.Ordinal)) is not { } open)
        {
            return NoRequest;
        }

        // Before, since the administrator may be the one who is forgotten.
        var editor = await callers.HandleOf(caller);
        if (open is { Answer: null, Kind: PrivacyRequestKind.Erase } && answer.Outcome == PrivacyOutcome.Done
            && answer.Reason.Trim().Length <= Limits.PrivacyNote
            && (await callers.AccountsOf(caller, [open.RequestedBy])).IdFor(open.RequestedBy) is { } account)
        {
            await ForgetAsync(caller, account, open.RequestedBy);
        }

        if (!(await RequestsOf(caller).Answer(id, answer.Outcome, answer.Reason.Trim(), editor)).TryGet(out var answered, out var error))
        {
            return error;
        }

        await audit.EnterByHandleAsync(caller.Tenant, editor, AuditActions.PrivacyAnswered, answered.RequestedBy, Describe(answered));
        return PrivacyRequestDto.From(answered, await callers.AccountsOf(caller, [answered.RequestedBy, editor]));
    }

    async Task ForgetAsync(ApiCaller caller, string accountId, string handle)
    {
        // Before, since afterwards the administrator's own handle may be another one.
        await audit.EnterAsync(caller.Tenant, caller.AccountId, AuditActions.AccountForgotten, handle, "");
        await AccountsOf(caller).Forget(accountId);
    }

    static string Describe(PrivacyRequest request) =>
        $"{(request.Kind == PrivacyRequestKind.Erase ? "erase" : "rectify")}: {(request.Answer!.Outcome == PrivacyOutcome.Done ? "done" : "declined")}";

    IAccountsGrain AccountsOf(ApiCaller caller) => grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(caller.Tenant));

    IPrivacyRequestsGrain RequestsOf(ApiCaller caller) => grains.GetGrain<IPrivacyRequestsGrain>(GrainKeys.Tenant(caller.Tenant));
}
