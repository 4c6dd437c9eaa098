using System.Collections.Immutable;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Records;

namespace UserMacro.Grains.Tests.Audit;

/// <summary>Pages in memory that count what is read and can fail, done or not.</summary>
internal sealed class MemoryPages : IAuditPages
{
    readonly Dictionary<(string Month, int Page), AuditPage> _pages = [];
    readonly HashSet<(string Month, int Page)> _refused = [];

    public int Reads { get; private set; }

    /// <summary>What the next adding does before it throws; null when it does not.</summary>
    public bool? FailNextAdd { get; set; }

    public IReadOnlyList<string> Ids => [.. _pages.OrderBy(page => page.Key).SelectMany(page => page.Value.Entries).Select(entry => entry.Id)];

    public void Remove(string month, int page) => _pages.Remove((month, page));

    public AuditPage Copy(string month, int page) => _pages[(month, page)];

    public void Put(string month, int page, AuditPage content) => _pages[(month, page)] = content;

    /// <summary>From now on the page cannot be read or written.</summary>
    public void Refuse(string month, int page) => _refused.Add((month, page));

    /// <summary>Makes all lines those of an earlier build.</summary>
    public void StripNumbers()
    {
        foreach (var (place, page) in _pages.ToArray())
        {
            _pages[place] = page with { Entries = [.. page.Entries.Select(entry => entry with { Number = 0, Chain = "" })] };
        }
    }

    public Task<bool> AddAsync(string month, int page, AuditEntry entry)
    {
        ThrowIfRefused(month, page);
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
        ThrowIfRefused(month, page);
        return Task.FromResult(_pages.GetValueOrDefault((month, page), new()).Entries);
    }

    void ThrowIfRefused(string month, int page)
    {
        if (_refused.Contains((month, page)))
        {
            throw new RecordRefusedException("It was altered.");
        }
    }
}
