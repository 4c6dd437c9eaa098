using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Macros;

internal sealed class GrainMacroProjections(IGrainFactory grains, TenantId tenant, MacroKey macro) : IMacroProjections
{
    /// <summary>All of it together takes no longer than an edit may take: a grain that waits for one long answer holds back its renders
    /// when it has to leave its silo, and a dead silo never answers.</summary>
    public const int Tries = 6;

    const int EnteredAtOnce = 16;

    IMacroCatalogGrain Catalog => grains.GetGrain<IMacroCatalogGrain>(GrainKeys.Catalog(tenant, macro));

    IOutboxGrain Outbox => grains.GetGrain<IOutboxGrain>(GrainKeys.Outbox(Source));

    GrainId Source => grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, macro)).GetGrainId();

    public Task AnnounceAsync(long number) => RepeatAsync(() => Outbox.Announce(Source, number));

    public Task KeepAccountsAsync() => AccountKeeper.KeepAsync(grains, tenant);

    public Task CompleteAsync(long number) => Outbox.Complete(Source, number);

    public Task KeepAsync(MacroRevision revision) => RepeatAsync(() => RevisionOf(revision.Header.Number).Keep(revision));

    public Task<MacroRevision?> FindAsync(int number) => RevisionOf(number).Read();

    public Task ForgetAsync(int from, int until) =>
        Task.WhenAll(Enumerable.Range(from, until - from).Select(number => RepeatAsync(() => RevisionOf(number).Forget())));

    public Task ListAsync(MacroSummary summary) => RepeatAsync(() => Catalog.Put(summary));

    public Task UnlistAsync(long version) => RepeatAsync(() => Catalog.Remove(macro, version));

    public async Task AuditAsync(ImmutableArray<AuditEntry> entries)
    {
        var audit = grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant));
        foreach (var some in entries.Chunk(EnteredAtOnce))
        {
            await Task.WhenAll(some.Select(entry => RepeatAsync(() => audit.Append(entry))));
        }
    }

    public Task RequestModulesAsync() => grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(tenant)).Request();

    IMacroRevisionGrain RevisionOf(int number) => grains.GetGrain<IMacroRevisionGrain>(GrainKeys.Revision(tenant, macro, number));

    static async Task RepeatAsync(Func<Task> copy)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await copy();
                return;
            }
            catch (TimeoutException) when (attempt < Tries)
            {
                // The answer was lost; asked again, Orleans looks for the grain again.
            }
        }
    }
}
