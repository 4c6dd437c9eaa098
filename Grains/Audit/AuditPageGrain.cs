using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Audit;

[GrainType("auditpage")]
internal sealed class AuditPageGrain([PersistentState("page")] IPersistentState<AuditPage> state) : Grain, IAuditPageGrain
{
    readonly PersistentRecord<AuditPage> _page = new(state);

    public async Task<bool> Add(AuditEntry entry)
    {
        var page = _page.Value;
        if (page.Holds(entry.Id))
            return true;
        if (page.Entries.Length >= AuditPage.Capacity)
            return false;
        try
        {
            await _page.WriteAsync(page.Add(entry));
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        return true;
    }

    public Task<ImmutableArray<AuditEntry>> Read() => Task.FromResult(_page.Value.Entries);
}
