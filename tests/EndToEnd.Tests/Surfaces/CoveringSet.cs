namespace UserMacro.EndToEnd.Tests.Surfaces;

/// <summary>A small set of cells in which each two values of different dimensions that can be together are together at least once.</summary>
internal static class CoveringSet
{
    /// <summary>The set, the same at every call: the cell that covers most pairs not covered yet, until all are.</summary>
    public static IReadOnlyList<Cell> Of(IReadOnlyCollection<Cell> cells)
    {
        var open = cells.SelectMany(Pairs).ToHashSet();
        var chosen = new List<Cell>();
        while (open.Count > 0)
        {
            var best = cells.MaxBy(cell => Pairs(cell).Count(open.Contains))!;
            chosen.Add(best);
            open.ExceptWith(Pairs(best));
        }

        return chosen;
    }

    public static IEnumerable<(int, object, int, object)> Pairs(Cell cell) =>
        from first in Enumerable.Range(0, cell.Values.Count)
        from second in Enumerable.Range(first + 1, cell.Values.Count - first - 1)
        select (first, cell.Values[first], second, cell.Values[second]);
}
