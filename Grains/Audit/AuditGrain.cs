using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Audit;

[GrainType("audit")]
internal sealed class AuditGrain : Grain, IAuditGrain
{
    static readonly TimeSpan NotedAfter = TimeSpan.FromMinutes(1);

    readonly GrainRecord<AuditIndex> _index;
    readonly GrainAuditPages _pages;
    readonly AuditWriter _writer;
    readonly RefusedRecords _refused;
    readonly ILogger<AuditGrain> _logger;
    IGrainTimer? _noting;

    public AuditGrain(
        [PersistentState("index")] IPersistentState<AuditIndex> state, IGrainContext context, IGrainFactory grains, RefusedRecords refused,
        ILogger<AuditGrain> logger)
    {
        _index = new(context, state);
        _pages = new(Tenant, grains);
        _writer = new(_index, _pages);
        (_refused, _logger) = (refused, logger);
    }

    TenantId Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString())!.Value;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_noting is not null)
        {
            await NoteAsync().WaitAsync(cancellationToken);
        }
    }

    // A page whose write failed makes the writer unusable too.
    public async Task Append(AuditEntry entry)
    {
        await _index.GuardAsync(_writer.AppendAsync(entry));
        if (_writer.IsBehind)
        {
            // Together for all lines of a change.
            _noting ??= this.RegisterGrainTimer(NoteAsync, NotedAfter, Timeout.InfiniteTimeSpan);
        }
    }

    public Task<AuditSlice?> Read(AuditQuery query) => new AuditReader(_index.Value, _pages, Report).ReadAsync(query);

    async Task NoteAsync()
    {
        _noting?.Dispose();
        _noting = null;
        try
        {
            await _index.GuardAsync(_writer.NoteAsync());
        }
        catch (Exception fault)
        {
            // The next line notes it as well.
            Log.CopyDelayed(_logger, GrainTag.For(this.GetGrainId()), fault);
        }
    }

    void Report(string month, int page) =>
        _refused.Report(GrainFactory.GetGrain<IAuditPageGrain>(GrainKeys.AuditPage(Tenant, month, page)).GetGrainId(), "page", RecordFault.Missing);
}

/// <summary>The pages as grains.</summary>
internal sealed class GrainAuditPages(TenantId tenant, IGrainFactory grains) : IAuditPages
{
    public Task<bool> AddAsync(string month, int page, AuditEntry entry) => Page(month, page).Add(entry);

    public Task<ImmutableArray<AuditEntry>> ReadAsync(string month, int page) => Page(month, page).Read();

    IAuditPageGrain Page(string month, int page) => grains.GetGrain<IAuditPageGrain>(GrainKeys.AuditPage(tenant, month, page));
}
