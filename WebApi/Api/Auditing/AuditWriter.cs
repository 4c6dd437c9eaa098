using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Api.Auditing;

/// <summary>Adds entries to a tenant's audit log.</summary>
internal sealed class AuditWriter(IGrainFactory grains, SecurityEvents events, TimeProvider time)
{
    const int IdLength = 32;

    const string NotStored = "an account that never changed anything here";

    /// <summary>Enters what an account did; when it returns, the line is stored.</summary>
    public async Task EnterAsync(TenantId tenant, string accountId, string action, string target, string detail)
    {
        await EnterAsync(tenant, await Accounts(tenant).HandleOf(accountId), action, target, AuditOutcome.Done, detail);
        Report(action);
    }

    /// <summary>
    /// As <see cref="EnterAsync(TenantId, string, string, string, string)"/>, for an account whose handle is known and must not be made again.
    /// </summary>
    public Task EnterByHandleAsync(TenantId tenant, string handle, string action, string target, string detail) =>
        EnterAsync(tenant, handle, action, target, AuditOutcome.Done, detail);

    /// <summary>Enters what somebody was refused. Who never changed anything is not stored for that: the entry then says so and names nobody.</summary>
    public async Task EnterRefusalAsync(TenantId tenant, string? accountId, string action, string target, string detail)
    {
        var handle = accountId is null ? null : await Accounts(tenant).Find(accountId);
        await EnterAsync(
            tenant, handle ?? "", action, target, AuditOutcome.Refused, accountId is null || handle is not null ? detail : $"{detail}; {NotStored}");
    }

    // What operators watch too, without the site.
    void Report(string action)
    {
        if (action.EndsWith(".exported", StringComparison.Ordinal))
        {
            events.Exported(action);
        }
        else if (action.StartsWith("erasure.", StringComparison.Ordinal))
        {
            events.Erasure(action);
        }
    }

    Task EnterAsync(TenantId tenant, string handle, string action, string target, AuditOutcome outcome, string detail) =>
        grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant))
            .Append(new(RandomNumberGenerator.GetHexString(IdLength, lowercase: true), time.GetUtcNow(), handle, action, target, outcome, detail));

    IAccountsGrain Accounts(TenantId tenant) => grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));
}
