using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros.History;

namespace UserMacro.Grains.Tests.Macros.History;

/// <summary>Pages in memory, with counts of what is done to them.</summary>
internal sealed class MemoryLogPages : ILogPages
{
    readonly SortedDictionary<int, LogPage> _pages = [];

    public IReadOnlyDictionary<int, LogPage> Pages => _pages;

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    /// <summary>What happens before the next read is answered.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<LogPage> ReadAsync(int page)
    {
        Reads++;
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            await meanwhile();
        }

        return _pages.GetValueOrDefault(page) ?? new();
    }

    public Task AddAsync(int page, ImmutableArray<RevisionHeader> headers)
    {
        Writes++;
        _pages[page] = (_pages.GetValueOrDefault(page) ?? new()).With(headers);
        return Task.CompletedTask;
    }

    public Task ClearAsync(int page)
    {
        _pages.Remove(page);
        return Task.CompletedTask;
    }
}
