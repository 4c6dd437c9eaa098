using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.WebApi.Archive;

/// <summary>Reads what a site has stored, a few records at a time.</summary>
internal sealed class StoredMacroReader(IGrainFactory grains)
{
    const int ReadAtOnce = 4;

    public IMacroGrain GrainOf(TenantId tenant, string key) => grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse(key)));

    /// <summary>Headers of all revisions that are kept, newest first.</summary>
    public async IAsyncEnumerable<RevisionHeader> HeadersAsync(TenantId tenant, string key)
    {
        int? before = null;
        do
        {
            if (!(await GrainOf(tenant, key).History(before, HistoryPage.MaxLimit)).TryGet(out var page, out _))
            {
                yield break;
            }

            foreach (var header in page.Revisions)
            {
                yield return header;
            }

            before = page.Before;
        }
        while (before is not null);
    }

    /// <summary>All revisions that are kept, oldest first.</summary>
    public async IAsyncEnumerable<MacroRevision> RevisionsAsync(TenantId tenant, string key)
    {
        var numbers = new List<int>();
        await foreach (var header in HeadersAsync(tenant, key))
        {
            numbers.Add(header.Number);
        }

        numbers.Reverse();
        var macro = GrainOf(tenant, key);
        foreach (var some in numbers.Chunk(ReadAtOnce))
        {
            foreach (var revision in (await Task.WhenAll(some.Select(macro.ReadRevision))).Select(result => result.Value).OfType<MacroRevision>())
            {
                yield return revision;
            }
        }
    }

    /// <summary>All revisions of a deleted macro, oldest first.</summary>
    public async IAsyncEnumerable<MacroRevision> RevisionsOfDeletedAsync(TenantId tenant, DeletedMacro macro)
    {
        var key = MacroKey.Parse(macro.Key);
        foreach (var some in Enumerable.Range(1, macro.LatestNumber).Chunk(ReadAtOnce))
        {
            var read = some.Select(number => grains.GetGrain<IMacroRevisionGrain>(GrainKeys.Revision(tenant, key, number)).Read());
            foreach (var revision in (await Task.WhenAll(read)).OfType<MacroRevision>())
            {
                yield return revision;
            }
        }
    }

    /// <summary>Lines of the audit log, newest first.</summary>
    public async IAsyncEnumerable<AuditEntry> AuditAsync(TenantId tenant, AuditQuery query)
    {
        var log = grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant));
        string? cursor = null;
        do
        {
            if (await log.Read(query with { Limit = AuditQuery.MaxLimit, Cursor = cursor }) is not { } slice)
            {
                yield break;
            }

            foreach (var entry in slice.Entries)
            {
                yield return entry;
            }

            cursor = slice.Cursor;
        }
        while (cursor is not null);
    }
}
