using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Audit.Contracts;

namespace UserMacro.WebApi.Audit;

/// <summary>A tenant's audit log in the words of the API: account ids in place of handles.</summary>
internal sealed class AuditLog(IGrainFactory grains, TimeProvider time)
{
    const int IdLength = 32;

    /// <summary>A part of the log; null when the cursor is none of ours.</summary>
    public async Task<AuditListDto?> ReadAsync(TenantId tenant, AuditFilter filter, int limit, string? cursor)
    {
        string? handle = null;
        // Who has no handle has done nothing.
        if (!string.IsNullOrEmpty(filter.Actor) && (handle = await Accounts(tenant).Find(filter.Actor)) is null)
            return new([], Next: null);
        if (await Log(tenant).Read(filter.ToQuery(handle) with { Limit = limit, Cursor = cursor }) is not { } slice)
            return null;
        var accounts = new ResolvedAccounts(await Accounts(tenant).AccountsOf([.. slice.Entries.Select(entry => entry.Actor).Distinct(StringComparer.Ordinal)]));
        return new([.. slice.Entries.Select(entry => AuditEntryDto.From(entry, accounts))], slice.Cursor);
    }

    /// <summary>Enters what an account did; when it returns, the line is stored.</summary>
    public async Task EnterAsync(TenantId tenant, string accountId, string action, string target, string detail) =>
        await EnterAsync(tenant, await Accounts(tenant).HandleOf(accountId), action, target, AuditOutcome.Done, detail);

    /// <summary>Enters what somebody was refused, who may be a stranger.</summary>
    public async Task EnterRefusalAsync(TenantId tenant, string? accountId, string action, string target, string detail) =>
        await EnterAsync(tenant, accountId is null ? "" : await Accounts(tenant).HandleOfStranger(accountId) ?? "", action, target, AuditOutcome.Refused, detail);

    Task EnterAsync(TenantId tenant, string handle, string action, string target, AuditOutcome outcome, string detail) =>
        Log(tenant).Append(new(RandomNumberGenerator.GetHexString(IdLength, lowercase: true), time.GetUtcNow(), handle, action, target, outcome, detail));

    IAccountsGrain Accounts(TenantId tenant) => grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));

    IAuditGrain Log(TenantId tenant) => grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant));
}
