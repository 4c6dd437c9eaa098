using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros.History;

/// <summary>What the head itself holds of the version log: the newest headers. Older ones are in pages of their own, so that a publish stays small.</summary>
[GenerateSerializer, Immutable, Alias("version-log")]
internal sealed record VersionLog
{
    /// <summary>How many revisions a page holds: numbers 1 to 200 the first one, and so on.</summary>
    public const int PageSize = 200;

    /// <summary>How many headers the head holds at most. Divides <see cref="PageSize"/>, so that what leaves it goes to one page.</summary>
    public const int RecentSize = 50;

    /// <summary>The newest headers, oldest first.</summary>
    [Id(0)] public ImmutableArray<RevisionHeader> Recent { get; init; } = [];

    /// <summary>The oldest number that is kept.</summary>
    [Id(1)] public int First { get; init; } = 1;

    /// <summary>The page of a number, from 0.</summary>
    public static int PageOf(int number) => (number - 1) / PageSize;

    public RevisionHeader? Find(int number) =>
        Recent.IsEmpty || number < Recent[0].Number || number > Recent[^1].Number ? null : Recent[number - Recent[0].Number];

    /// <summary>With headers that follow, and the pages of what must leave the head for them, each with what is added to it.</summary>
    public (VersionLog Log, IReadOnlyDictionary<int, ImmutableArray<RevisionHeader>> Pages) Add(IEnumerable<RevisionHeader> headers)
    {
        var pages = new Dictionary<int, ImmutableArray<RevisionHeader>>();
        var log = this;
        foreach (var header in headers)
        {
            if (!log.Recent.IsEmpty && (header.Number - 1) % RecentSize == 0)
            {
                var page = PageOf(log.Recent[0].Number);
                pages[page] = pages.TryGetValue(page, out var before) ? [.. before, .. log.Recent] : log.Recent;
                log = log with { Recent = [] };
            }

            log = log with { Recent = log.Recent.Add(header) };
        }

        return (log, pages);
    }

    /// <summary>Without what is below a number.</summary>
    public VersionLog KeepFrom(int first) => first <= First
        ? this
        : this with { First = first, Recent = [.. Recent.Where(header => header.Number >= first)] };
}
