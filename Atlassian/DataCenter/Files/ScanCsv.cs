using System.Collections.Immutable;
using System.Text;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads the CSV of a deep scan: one macro a row, columns by the names of the first row.</summary>
internal static class ScanCsv
{
    const int MaxRows = 5_000;

    public static MacroFileSet Read(string file, string text)
    {
        var rows = Rows(text).Take(MaxRows + 1).ToList();
        if (rows.Count == 0 || !rows[0].Contains("name", StringComparer.OrdinalIgnoreCase))
            return MacroFile.Problem(file, "The first row must name the columns, and one must be “name”.");
        var columns = rows[0].Select((name, index) => (Name: name.Trim(), index)).GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().index, StringComparer.OrdinalIgnoreCase);
        if (!columns.ContainsKey("template"))
            return MacroFile.Problem(file, "This CSV has no column “template”, so that there is nothing to import. Export the scan as JSON, which holds the templates.");
        var found = ImmutableArray.CreateBuilder<UserMacroSource>();
        var problems = ImmutableArray.CreateBuilder<FileProblem>();
        foreach (var (row, number) in rows.Skip(1).Select((row, index) => (row, index + 2)))
        {
            string Cell(string column) => columns.TryGetValue(column, out var at) && at < row.Count ? Unguarded(row[at]) : "";
            if (Cell("name").Trim() is not { Length: > 0 } name || string.IsNullOrWhiteSpace(Cell("template")))
                problems.Add(new(file, $"Row {number} has no name or no template."));
            else
                found.Add(new()
                {
                    File = file,
                    Name = name,
                    Title = Cell("title"),
                    Description = Cell("description"),
                    Categories = [.. Cell("categories").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                    Documentation = Cell("documentationUrl"),
                    Icon = Cell("iconLocation"),
                    Body = BodyNames.Find(Cell("bodyType")) ?? (Cell("hasBody").Equals("false", StringComparison.OrdinalIgnoreCase) ? UserMacroBody.None : null),
                    IsHidden = Cell("hidden").Equals("true", StringComparison.OrdinalIgnoreCase),
                    Template = Cell("template"),
                });
        }

        return new(found.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Exports put an apostrophe before what a spreadsheet would take for a formula.</summary>
    static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && "=+-@\t".Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (isQuoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || c is not (',' or '\n' or '\r'))
                cell.Append(c);
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                yield return row;
                row = [];
            }
        }

        if (cell.Length > 0 || row.Count > 0)
            yield return [.. row, cell.ToString()];
    }
}
