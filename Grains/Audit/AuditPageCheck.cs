using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Audit;

/// <summary>Finds out how many lines are missing from a page, by their numbers and by how full it must be.</summary>
/// <param name="First">The number of its first line; null when none has one.</param>
/// <param name="Last">The number of its last line, or where the page ends by its place; lines of earlier builds have no number.</param>
/// <param name="Unnumbered">How many of its lines have no number.</param>
/// <param name="Missing">How many lines are not there, or not what was entered.</param>
internal sealed record AuditPageCheck(int? First, int Last, int Unnumbered, int Missing)
{
    /// <param name="page">The number of the page within its month.</param>
    /// <param name="entries">What it holds.</param>
    /// <param name="isLast">Whether it is the newest of its month: any other one is full.</param>
    /// <param name="top">What was known to be entered last in the month.</param>
    public static AuditPageCheck Of(int page, ImmutableArray<AuditEntry> entries, bool isLast, AuditChain top)
    {
        var numbered = entries.Where(entry => entry.Number > 0).OrderBy(entry => entry.Number).ToArray();
        var unnumbered = entries.Length - numbered.Length;
        if (numbered.Length == 0)
        {
            var end = (page * AuditPage.Capacity) + entries.Length;
            return new(null, end, unnumbered, isLast ? Math.Max(0, top.Number - end) : AuditPage.Capacity - entries.Length);
        }

        var (first, last) = (numbered[0].Number, numbered[^1].Number);
        // An older silo that stored a line dropped its number; the line is there.
        var gaps = Math.Max(0, last - first + 1 - numbered.Length - unnumbered);
        var changed = numbered.Zip(numbered.Skip(1)).Count(pair =>
            pair.Second.Number == pair.First.Number + 1 && !new AuditChain(pair.First.Number, pair.First.Chain).IsFollowedBy(pair.Second));
        var behind = isLast ? Math.Max(0, top.Number - last) : AuditPage.Capacity - entries.Length;
        return new(first, last, unnumbered, gaps + changed + behind);
    }

    /// <summary>How many lines are missing between this page and the one that follows it.</summary>
    public int MissingBefore(AuditPageCheck next, bool isFull) => isFull && next.First is { } first ? Math.Max(0, first - Last - 1 - next.Unnumbered) : 0;
}
