using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Audit;

/// <summary>The pages as grains.</summary>
internal sealed class GrainAuditPages(TenantId tenant, IGrainFactory grains) : IAuditPages
{
    public Task<bool> AddAsync(string month, int page, AuditEntry entry) => Page(month, page).Add(entry);

    public Task<ImmutableArray<AuditEntry>> ReadAsync(string month, int page) => Page(month, page).Read();

    IAuditPageGrain Page(string month, int page) => grains.GetGrain<IAuditPageGrain>(GrainKeys.AuditPage(tenant, month, page));
}
