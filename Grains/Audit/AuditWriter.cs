using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Persistence;
using UserMacro.Shared;

namespace UserMacro.Grains.Audit;

/// <summary>Enters lines into the pages of their months, each once.</summary>
/// <remarks>A page is in the index before its first line is written, so no crash can lose one. What a page holds is known by reading it,
/// so a line whose writing had an unknown outcome is found again. After an exception the writer must not be used again.</remarks>
internal sealed class AuditWriter(IRecord<AuditIndex> index, IAuditPages pages)
{
    /// <summary>How many pages of a month are searched for a repeat; older repeats are entered again.</summary>
    public const int PagesSearched = 100;

    const int MaxIdLength = 128;
    const int MaxDetailLength = 500;
    const int MonthsKept = 3;

    readonly Dictionary<string, HashSet<string>> _ids = new(StringComparer.Ordinal);

    public async Task AppendAsync(AuditEntry entry)
    {
        entry = Trim(entry);
        var month = AuditMonth.For(entry.At);
        var known = await IdsOfAsync(month);
        if (known.Contains(entry.Id))
        {
            return;
        }

        var count = index.Value.PagesOf(month);
        if (count == 0 || !await pages.AddAsync(month, count - 1, entry))
        {
            await index.WriteAsync(index.Value.Open(month));
            await pages.AddAsync(month, count, entry);
        }

        known.Add(entry.Id);
    }

    // A caller with a pending line tries until it is entered, so an unfit one is made to fit.
    static AuditEntry Trim(AuditEntry entry) => entry with
    {
        Id = entry.Id.Length <= MaxIdLength ? entry.Id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Id))),
        Detail = entry.Detail.Truncate(MaxDetailLength),
    };

    async Task<HashSet<string>> IdsOfAsync(string month)
    {
        if (_ids.TryGetValue(month, out var known))
        {
            return known;
        }

        var count = index.Value.PagesOf(month);
        var first = Math.Max(0, count - PagesSearched);
        var read = await Task.WhenAll(Enumerable.Range(first, count - first).Select(page => pages.ReadAsync(month, page)));
        if (_ids.Count >= MonthsKept)
        {
            _ids.Remove(_ids.Keys.Min(StringComparer.Ordinal)!);
        }

        return _ids[month] = read.SelectMany(entries => entries).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
    }
}
