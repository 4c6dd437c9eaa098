using System.Text;
using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>A report in the format that was asked for; it is written when this is made.</summary>
internal sealed class ReportResult(MigrationReportDto report, ReportFormat format) : IResult
{
    readonly IResult _answer = format switch
    {
        ReportFormat.Csv => TypedResults.File(Encoding.UTF8.GetBytes(CsvReport.Write(report)), "text/csv; charset=utf-8", "migration.csv"),
        ReportFormat.Html => TypedResults.File(Encoding.UTF8.GetBytes(HtmlReport.Write(report)), "text/html; charset=utf-8", "migration.html"),
        _ => TypedResults.Ok(report),
    };

    public Task ExecuteAsync(HttpContext httpContext) => _answer.ExecuteAsync(httpContext);
}
