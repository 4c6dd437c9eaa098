using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Audit.Contracts;

namespace UserMacro.WebApi.Audit;

/// <summary>A tenant's audit log in the words of the API: account ids in place of handles.</summary>
internal sealed class AuditLog(IGrainFactory grains)
{
    /// <summary>A part of the log; null when the cursor is none of ours.</summary>
    public async Task<AuditListDto?> ReadAsync(TenantId tenant, AuditFilter filter, int limit, string? cursor)
    {
        string? handle = null;
        // Who has no handle has done nothing.
        if (!string.IsNullOrEmpty(filter.Actor) && (handle = await Accounts(tenant).Find(filter.Actor)) is null)
        {
            return new([], Next: null);
        }

        if (await Log(tenant).Read(filter.ToQuery(handle) with { Limit = limit, Cursor = cursor }) is not { } slice)
        {
            return null;
        }

        var accounts =
            new ResolvedAccounts(await Accounts(tenant).AccountsOf([.. slice.Entries.Select(entry => entry.Actor).Distinct(StringComparer.Ordinal)]));
        return new([.. slice.Entries.Select(entry => AuditEntryDto.From(entry, accounts))], slice.Cursor);
    }

    IAccountsGrain Accounts(TenantId tenant) => grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));

    IAuditGrain Log(TenantId tenant) => grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant));
}
