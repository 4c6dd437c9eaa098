using System.Globalization;
using UserMacro.WebApi.Api.Csv;
using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>A report for spreadsheets: a line for each reason, and one for each macro without any.</summary>
internal static class CsvReport
{
    public static string Write(MigrationReportDto report) => string.Concat(
        report.Items.SelectMany(Lines)
            .Concat(report.Unread.Select(file => CsvText.Line([file.File, "", "", "unread", "", "", "", "", "", file.Message, "", ""])))
            .Prepend(CsvText.Line(["file", "name", "key", "verdict", "output", "outcome", "weight", "code", "line", "message", "count", "lines"])));

    static IEnumerable<string> Lines(MigrationItemDto item) => item.Reasons.Count == 0
        ? [Line(item, reason: null)]
        : item.Reasons.Select(reason => Line(item, reason));

    static string Line(MigrationItemDto item, MigrationReasonDto? reason) => CsvText.Line(
    [
        item.File, item.Name, item.Key, ReportTexts.Short(item.Verdict), item.Output?.Mode.ToString().ToLowerInvariant()
            ?? "", item.Outcome?.ToString().ToLowerInvariant() ?? "",
        reason is null
            ? ""
            : ReportTexts.Short(reason.Weight), reason?.Code
            ?? "", reason?.Line?.ToString(CultureInfo.InvariantCulture)
            ?? "", reason?.Message
            ?? "",
        reason?.Count.ToString(CultureInfo.InvariantCulture) ?? "",
        string.Join(' ', reason?.Lines ?? []),
    ]);
}
