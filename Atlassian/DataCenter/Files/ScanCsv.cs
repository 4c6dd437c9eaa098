using nietras.SeparatedValues;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>
/// Reads a CSV, columns by the names of the first row: a mapping of IDs, or a deep scan with one macro a row. Row by row, so that no more
/// than one is held.
/// </summary>
internal static class ScanCsv
{
    const int MaxRows = 5_000;
    const int MaxColumns = 200;
    const string NoName = "The first row must name the columns, and one must be “name”.";

    public static MacroFileSet Read(string file, string text)
    {
        using var rows = Rows(text).GetEnumerator();
        if (!rows.MoveNext())
        {
            return MacroFile.Problem(file, NoName);
        }

        if (WidthFault(rows.Current, 1) is { } tooWide)
        {
            return MacroFile.Problem(file, tooWide);
        }

        if (MappingCsv.IsMapping(rows.Current))
        {
            return MappingCsv.Read(file, rows.Current, rows);
        }

        if (!rows.Current.Contains("name", StringComparer.OrdinalIgnoreCase))
        {
            return MacroFile.Problem(file, NoName);
        }

        var columns = rows.Current.Select((name, index) => (Name: name.Trim(), index))
            .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().index, StringComparer.OrdinalIgnoreCase);
        if (!columns.ContainsKey("template"))
        {
            return MacroFile.Problem(
                file, "This CSV has no column “template”, so there is nothing to import. Export the scan as JSON, which contains the templates.");
        }

        var macros = new MacroSourceList(file);
        for (var number = 2; !macros.IsFull && rows.MoveNext(); number++)
        {
            if (number > MaxRows + 1)
            {
                macros.Fault($"This CSV has more than {MaxRows} rows; the rest was not read. Send it in parts.");
                break;
            }

            if (WidthFault(rows.Current, number) is { } wide)
            {
                macros.Fault(wide);
            }
            else
            {
                Add(file, rows.Current, number, columns, macros);
            }
        }

        return macros.ToSet();
    }

    static void Add(string file, List<string> row, int number, Dictionary<string, int> columns, MacroSourceList macros)
    {
        string Cell(string column) => columns.TryGetValue(column, out var at) && at < row.Count ? Unguarded(row[at]) : "";
        if (Cell("name").Trim() is not { Length: > 0 } name || string.IsNullOrWhiteSpace(Cell("template")))
        {
            macros.Fault($"Row {number} has no name or no template.");
        }
        else
        {
            macros.Add(new()
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
    }

    static string? WidthFault(List<string> row, int number) =>
        row.Count > MaxColumns ? $"Row {number} has more than {MaxColumns} columns, which is the limit." : null;

    /// <summary>Exports put an apostrophe before what a spreadsheet would take for a formula.</summary>
    static string Unguarded(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && "=+-@\t\r\n＝＋－＠".Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    /// <summary>The rows. Of one that is too wide no more cells are kept than show it.</summary>
    static IEnumerable<List<string>> Rows(string text)
    {
        using var reader = Sep.New(',').Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true })
            .FromText(text);
        while (reader.MoveNext())
        {
            yield return Cells(reader.Current);
        }
    }

    static List<string> Cells(SepReader.Row row)
    {
        var cells = new List<string>(Math.Min(row.ColCount, MaxColumns + 1));
        for (var at = 0; at < row.ColCount && at <= MaxColumns; at++)
        {
            cells.Add(row[at].ToString());
        }

        return cells;
    }
}
