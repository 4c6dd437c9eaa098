using System.Globalization;
using System.Net;
using System.Text;
using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>A report as a page that is self-contained: it loads nothing, and prints.</summary>
internal static class HtmlReport
{
    const string Style = """
        body { font: 14px/1.5 -apple-system, "Segoe UI", Roboto, sans-serif; color: #172b4d; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem } code { background: #f1f2f4; padding: 0 .25em; border-radius: 3px }
        .summary { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none }
        .summary li { border: 1px solid #dcdfe4; border-radius: 4px; padding: .5rem 1rem }
        .summary b { display: block; font-size: 1.4rem } .verdict { border-radius: 3px; padding: 0 .4em; font-size: .85em; font-weight: 600 }
        .asIs { background: #dffcf0; color: #216e4e }
        .withDifferences { background: #e9f2ff; color: #0055cc }
        .needsChange { background: #fff7d6; color: #7f5f01 }
        .impossible { background: #ffeceb; color: #ae2e24 }
        .about { color: #44546f; margin: 0 } ul.reasons { margin: .25rem 0 0; padding-left: 1.2rem } .place { color: #44546f; white-space: nowrap }
        """;

    public static string Write(MigrationReportDto report)
    {
        var page = new StringBuilder();
        page.Append(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>User macros from Data Center</title>\n<style>\n").Append(Style)
            .Append("\n</style>\n</head>\n<body>\n<h1>User macros from Data Center</h1>\n<ul class=\"summary\">\n");
        foreach (var verdict in Enum.GetValues<MigrationVerdict>())
        {
            page.Append(
                CultureInfo.InvariantCulture,
                    $"<li><b>{report.Items.Count(item => item.Verdict == verdict)}</b> <span "
                    + $"class=\"verdict {ClassOf(verdict)}\">{ReportTexts.Short(verdict)}</span></li>\n");
        }

        page.Append("</ul>\n");
        foreach (var item in report.Items.OrderByDescending(item => item.Verdict).ThenBy(item => item.Name, StringComparer.OrdinalIgnoreCase))
        {
            Item(page, item);
        }

        if (report.Unread.Count > 0)
        {
            Unread(page, report.Unread);
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    static void Item(StringBuilder page, MigrationItemDto item)
    {
        page.Append(
            CultureInfo.InvariantCulture,
                $"<h2>{Text(item.Title)} <span class=\"verdict {ClassOf(item.Verdict)}\">{ReportTexts.Short(item.Verdict)}</span></h2>\n");
        page.Append(
            CultureInfo.InvariantCulture,
                $"<p class=\"about\"><code>{Text(item.Key)}</code> from {Text(item.File)}; body: {item.Body.ToString().ToLowerInvariant()}; parameters: {item.Parameters}");
        if (item.Output is { } output)
        {
            page.Append(CultureInfo.InvariantCulture, $"; output: {output.Mode.ToString().ToLowerInvariant()}");
        }

        if (item.Outcome is { } outcome)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                    $"; {outcome.ToString().ToLowerInvariant()}{(item.ImportedAs != item.Key ? $" as <code>{Text(item.ImportedAs ?? "")}</code>" : "")}");
        }

        page.Append("</p>\n");
        if (item.Reasons.Count == 0)
        {
            return;
        }

        Reasons(page, item.Reasons.Where(reason => reason.Weight > MigrationVerdict.AsIs));
        if (item.Reasons.Count(reason => reason.Weight == MigrationVerdict.AsIs) is > 0 and var notes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<details><summary>{notes} that change nothing</summary>\n");
            Reasons(page, item.Reasons.Where(reason => reason.Weight == MigrationVerdict.AsIs));
            page.Append("</details>\n");
        }
    }

    static void Reasons(StringBuilder page, IEnumerable<MigrationReasonDto> reasons)
    {
        page.Append("<ul class=\"reasons\">\n");
        foreach (var reason in reasons)
        {
            page.Append("<li>").Append(Text(reason.Message));
            if (PlaceOf(reason) is { } place)
            {
                page.Append(CultureInfo.InvariantCulture, $" <span class=\"place\">{place}</span>");
            }

            page.Append("</li>\n");
        }

        page.Append("</ul>\n");
    }

    static string? PlaceOf(MigrationReasonDto reason) => reason switch
    {
        { Lines: [_, _, ..] lines } => string.Create(
            CultureInfo.InvariantCulture, $"{reason.Count} times: lines {string.Join(", ", lines)}{(lines.Count == ReasonGroups.MostLines ? ", …" : "")}"),
        { Line: { } line, Column: { } column } => string.Create(CultureInfo.InvariantCulture, $"Line {line}, column {column}"),
        { Line: { } line } => string.Create(CultureInfo.InvariantCulture, $"Line {line}"),
        _ => null,
    };

    static void Unread(StringBuilder page, IReadOnlyList<MigrationFileDto> files)
    {
        page.Append("<h2>Not read</h2>\n<ul class=\"reasons\">\n");
        foreach (var file in files)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><code>{Text(file.File)}</code>: {Text(file.Message)}</li>\n");
        }

        page.Append("</ul>\n");
    }

    static string ClassOf(MigrationVerdict verdict) => char.ToLowerInvariant(verdict.ToString()[0]) + verdict.ToString()[1..];

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
