using System.Collections.Immutable;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Tests.Audit;

/// <summary>Pages in memory that count what is read and can fail, done or not.</summary>
internal sealed class MemoryPages : IAuditPages
{
    readonly Dictionary<(string Month, int Page), AuditPage> _pages = [];

    public int Reads { get; private set; }

    /// <summary>What the next adding does before it throws; null when it does not.</summary>
    public bool? FailNextAdd { get; set; }

    public IReadOnlyList<string> Ids => [.. _pages.OrderBy(page => page.Key).SelectMany(page => page.Value.Entries).Select(entry => entry.Id)];

    public Task<bool> AddAsync(string month, int page, AuditEntry entry)
    {
        var lines = _pages.GetValueOrDefault((month, page), new());
        if (lines.Holds(entry.Id))
        {
            return Task.FromResult(true);
        }

        if (lines.Entries.Length >= AuditPage.Capacity)
        {
            return Task.FromResult(false);
        }

        if (FailNextAdd is not false)
        {
            _pages[(month, page)] = lines.Add(entry);
        }

        if (FailNextAdd is null)
        {
            return Task.FromResult(true);
        }

        FailNextAdd = null;
        throw new IOException("The storage did not answer.");
    }

    public Task<ImmutableArray<AuditEntry>> ReadAsync(string month, int page)
    {
        Reads++;
        return Task.FromResult(_pages.GetValueOrDefault((month, page), new()).Entries);
    }
}
