using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>A report in the format that was asked for.</summary>
internal static class ReportResult
{
    public static IResult Create(MigrationReportDto report, ReportFormat format) => format switch
    {
        ReportFormat.Csv => Results.File(System.Text.Encoding.UTF8.GetBytes(CsvReport.Write(report)), "text/csv; charset=utf-8", "migration.csv"),
        ReportFormat.Html => Results.File(System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(report)), "text/html; charset=utf-8", "migration.html"),
        _ => TypedResults.Ok(report),
    };
}
