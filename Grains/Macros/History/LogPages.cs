using System.Collections.Immutable;
using System.Globalization;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Macros.History;

/// <summary>The pages as named states of the macro's grain.</summary>
internal sealed class LogPages(IGrainContext grain, IGrainStorage storage) : ILogPages
{
    readonly Dictionary<int, LazyRecord<LogPage>> _pages = [];

    public async Task<LogPage> ReadAsync(int page) => (await RecordOfAsync(page)).Value;

    public async Task AddAsync(int page, ImmutableArray<RevisionHeader> headers)
    {
        var record = await RecordOfAsync(page);
        await record.WriteAsync(record.Value.With(headers));
    }

    public async Task ClearAsync(int page)
    {
        var record = await RecordOfAsync(page);
        if (!record.Value.Headers.IsEmpty)
        {
            await record.ClearAsync();
        }
    }

    async Task<LazyRecord<LogPage>> RecordOfAsync(int page)
    {
        if (!_pages.TryGetValue(page, out var record))
        {
            _pages[page] = record = new(string.Create(CultureInfo.InvariantCulture, $"log-{page}"), grain, storage);
        }

        await record.LoadAsync();
        return record;
    }
}
