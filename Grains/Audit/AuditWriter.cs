using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Persistence;
using UserMacro.Shared;

namespace UserMacro.Grains.Audit;

/// <summary>Enters lines into the pages of their months, each once.</summary>
/// <remarks>A page is in the index before its first line is written, so no crash can lose one. What a page holds is known by reading it,
/// so a line whose writing had an unknown outcome is found again. A page that is refused is left as it is, and the next one is begun. After an exception the
/// writer must not be used again.</remarks>
internal sealed class AuditWriter(IRecord<AuditIndex> index, IAuditPages pages)
{
    /// <summary>How many pages of a month are searched for a repeat; older repeats are entered again.</summary>
    public const int PagesSearched = 100;

    const int MaxIdLength = 128;
    const int MaxDetailLength = 500;
    const int MonthsKept = 3;

    readonly Dictionary<string, Month> _months = new(StringComparer.Ordinal);

    /// <summary>Whether the index does not know yet what was entered last.</summary>
    public bool IsBehind => _months.Any(month => index.Value.TopOf(month.Key) != month.Value.Chain);

    public async Task AppendAsync(AuditEntry entry)
    {
        entry = Trim(entry);
        var name = AuditMonth.For(entry.At);
        var month = await LoadAsync(name);
        if (month.Ids.Contains(entry.Id))
        {
            return;
        }

        var (chain, numbered) = month.Chain.Add(entry);
        var count = index.Value.PagesOf(name);
        if (count == 0 || !await TryAddAsync(name, count - 1, numbered))
        {
            await index.WriteAsync(Noted(index.Value).Open(name));
            await pages.AddAsync(name, count, numbered);
        }

        month.Chain = chain;
        month.Ids.Add(entry.Id);
    }

    /// <summary>Notes in the index what was entered last, so that it cannot be taken away unnoticed.</summary>
    public Task NoteAsync() => IsBehind ? index.WriteAsync(Noted(index.Value)) : Task.CompletedTask;

    // A caller with a pending line tries until it is entered, so an unfit one is made to fit.
    static AuditEntry Trim(AuditEntry entry) => entry with
    {
        Id = entry.Id.Length <= MaxIdLength ? entry.Id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Id))),
        Detail = entry.Detail.Truncate(MaxDetailLength),
    };

    AuditIndex Noted(AuditIndex value) =>
        value with { Tops = value.Tops.SetItems(_months.Select(month => KeyValuePair.Create(month.Key, month.Value.Chain))) };

    async Task<bool> TryAddAsync(string month, int page, AuditEntry entry)
    {
        try
        {
            return await pages.AddAsync(month, page, entry);
        }
        catch (RecordRefusedException)
        {
            return false;
        }
    }

    async Task<Month> LoadAsync(string name)
    {
        if (_months.TryGetValue(name, out var known))
        {
            return known;
        }

        var count = index.Value.PagesOf(name);
        var first = Math.Max(0, count - PagesSearched);
        var read = await Task.WhenAll(Enumerable.Range(first, count - first).Select(page => ReadAsync(name, page)));
        if (_months.Count >= MonthsKept)
        {
            await NoteAsync();
            _months.Remove(_months.Keys.Min(StringComparer.Ordinal)!);
        }

        var entries = read.SelectMany(some => some).ToArray();
        return _months[name] = new()
        {
            Ids = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal),
            Chain = LastOf(entries, (first * AuditPage.Capacity) + entries.Length, index.Value.TopOf(name)),
        };
    }

    async Task<ImmutableArray<AuditEntry>> ReadAsync(string month, int page)
    {
        try
        {
            return await pages.ReadAsync(month, page);
        }
        catch (RecordRefusedException)
        {
            return [];
        }
    }

    /// <summary>Where the chain continues: behind all that was ever noted, though it may be gone.</summary>
    static AuditChain LastOf(AuditEntry[] entries, int count, AuditChain top)
    {
        var last = entries.Where(entry => entry.Number > 0).MaxBy(entry => entry.Number) is { } entry ? new AuditChain(entry.Number, entry.Chain) : new(0, "");
        last = top.Number > last.Number ? top : last;
        return count > last.Number ? new(count, "") : last;
    }

    sealed class Month
    {
        public required HashSet<string> Ids { get; init; }

        public required AuditChain Chain { get; set; }
    }
}
