using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Audit;

[GrainType("audit")]
internal sealed class AuditGrain : Grain, IAuditGrain
{
    readonly GrainRecord<AuditIndex> _index;
    readonly GrainAuditPages _pages;
    readonly AuditWriter _writer;

    public AuditGrain([PersistentState("index")] IPersistentState<AuditIndex> state, IGrainContext context, IGrainFactory grains)
    {
        _index = new(context, state);
        _pages = new(GrainKeys.TenantOf(this.GetPrimaryKeyString())!.Value, grains);
        _writer = new(_index, _pages);
    }

    // A page whose write failed makes the writer unusable too.
    public Task Append(AuditEntry entry) => _index.GuardAsync(_writer.AppendAsync(entry));

    public Task<AuditSlice?> Read(AuditQuery query) => new AuditReader(_index.Value, _pages).ReadAsync(query);
}

/// <summary>The pages as grains.</summary>
internal sealed class GrainAuditPages(TenantId tenant, IGrainFactory grains) : IAuditPages
{
    public Task<bool> AddAsync(string month, int page, AuditEntry entry) => Page(month, page).Add(entry);

    public Task<ImmutableArray<AuditEntry>> ReadAsync(string month, int page) => Page(month, page).Read();

    IAuditPageGrain Page(string month, int page) => grains.GetGrain<IAuditPageGrain>(GrainKeys.AuditPage(tenant, month, page));
}
