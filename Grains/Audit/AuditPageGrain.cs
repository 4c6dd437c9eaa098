using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Audit;

[GrainType("auditpage")]
internal sealed class AuditPageGrain([PersistentState("page")] IPersistentState<AuditPage> state, IGrainContext context) : Grain, IAuditPageGrain
{
    readonly GrainRecord<AuditPage> _page = new(context, state);

    public async Task<bool> Add(AuditEntry entry)
    {
        var page = _page.Value;
        if (page.Holds(entry.Id))
        {
            return true;
        }

        if (page.Entries.Length >= AuditPage.Capacity)
        {
            return false;
        }

        await _page.WriteAsync(page.Add(entry));
        return true;
    }

    public Task<ImmutableArray<AuditEntry>> Read() => Task.FromResult(_page.Value.Entries);
}

/// <summary>One page of an audit log.</summary>
[GenerateSerializer, Immutable, Alias("audit-lines")]
internal sealed record AuditPage
{
    /// <summary>How many lines a page takes: each new one rewrites it.</summary>
    public const int Capacity = 100;

    /// <summary>The lines, oldest first.</summary>
    [Id(0)] public ImmutableArray<AuditEntry> Entries { get; init; } = [];

    public bool Holds(string id) => Entries.Any(entry => string.Equals(entry.Id, id, StringComparison.Ordinal));

    /// <summary>With a line, before those that are younger: one that was pending over a crash comes late.</summary>
    public AuditPage Add(AuditEntry entry)
    {
        var place = Entries.Length;
        while (place > 0 && Entries[place - 1].At > entry.At)
        {
            place--;
        }

        return this with { Entries = Entries.Insert(place, entry) };
    }
}
