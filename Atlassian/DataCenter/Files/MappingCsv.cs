using UserMacro.Atlassian.DataCenter.Ids;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads a mapping of IDs: a CSV with the columns <c>old</c> and <c>new</c>, one ID a row.</summary>
internal static class MappingCsv
{
    const string Old = "old";
    const string New = "new";

    /// <summary>Whether the first row of a CSV makes it a mapping.</summary>
    public static bool IsMapping(IReadOnlyList<string> columns) => IndexOf(columns, Old) >= 0 && IndexOf(columns, New) >= 0 && IndexOf(columns, "name") < 0;

    public static MacroFileSet Read(string file, IReadOnlyList<string> columns, IEnumerator<List<string>> rows)
    {
        var (old, replacement) = (IndexOf(columns, Old), IndexOf(columns, New));
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<FileProblem>();
        for (var number = 2; rows.MoveNext(); number++)
        {
            if (number > IdMapping.MaxEntries + 1)
            {
                problems.Add(new(file, $"This mapping has more than {IdMapping.MaxEntries} rows; the rest was not read."));
                break;
            }

            var (from, to) = (Cell(rows.Current, old), Cell(rows.Current, replacement));
            if (from.Length == 0 && to.Length == 0)
            {
                continue;
            }

            if (IdMapping.FaultOf(from, to) is { } fault)
            {
                problems.Add(new(file, $"Row {number} {fault}; it is passed over."));
            }
            else
            {
                ids.TryAdd(from, to);
            }
        }

        return new([], [.. problems]) { Ids = ids };
    }

    static string Cell(List<string> row, int at) => at < row.Count ? row[at].Trim() : "";

    static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            if (columns[at].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }
}
