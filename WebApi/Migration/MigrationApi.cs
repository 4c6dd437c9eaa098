using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using UserMacro.Atlassian.DataCenter.Files;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Hosting;
using UserMacro.WebApi.Idempotency;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Reports;
using UserMacro.WebApi.Problems;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Transfer;

namespace UserMacro.WebApi.Migration;

/// <summary>User macros of Confluence Data Center: what becomes of them, and their import.</summary>
internal static class MigrationApi
{
    static readonly ProblemResult Busy = new(ProblemMap.New(
        ProblemTypes.Busy, "Busy", StatusCodes.Status503ServiceUnavailable, "Other files are being read. Try again in a moment."));

    public static IEndpointRouteBuilder MapMigration(this IEndpointRouteBuilder routes)
    {
        var migration = routes.MapGroup("/api/v1/migration").RequireAdministrator().WithIdempotency(IdempotencyRule.Ignore).WithTags("Migration")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable);

        migration.MapPost("/plan", Plan).RequireScope(TokenScopes.Read).WithName("planMigration").WithSummary("Say of user macros of Data Center what becomes of them; writes nothing")
            .Accepts<byte[]>("application/octet-stream").WithMetadata(new RequestSizeLimitAttribute(ServiceLimits.BundleBytes)).Produces<MigrationReportDto>();
        migration.MapPost("/import", Import).RequireScope(TokenScopes.Publish).WithName("importMigration").WithSummary("Import user macros of Data Center")
            .Accepts<byte[]>("application/octet-stream").WithMetadata(new RequestSizeLimitAttribute(ServiceLimits.BundleBytes)).Produces<MigrationReportDto>()
            .Answers(StatusCodes.Status409Conflict);
        return routes;
    }

    static Task<IResult> Plan(
        [Description("The name of the file; its ending says what it is: .zip, .vm, .vtl, .txt, .json, .csv or .xml.")] string file,
        [Description("How to write the report: json, csv or html; json when absent.")] ReportChoice? format,
        HttpContext context,
        ApiCaller caller,
        TransferGate gate,
        MigrationPlanner planner) =>
        ReadAsync(context, gate, file, async files => ReportResult.Of((await planner.PlanAsync(caller, files)).Report, format?.Format ?? ReportFormat.Json));

    static Task<IResult> Import(
        [Description("The name of the file, as for a plan.")] string file,
        [Description("What to do with macros whose key the site has already: skip, replace or rename; skip when absent.")] ConflictChoice? onConflict,
        [Description("Whether to publish macros that run as they are or with differences; otherwise all are drafts.")] bool? publish,
        [Description("How to write the report: json, csv or html; json when absent.")] ReportChoice? format,
        HttpContext context,
        ApiCaller caller,
        TransferGate gate,
        MigrationImport import) =>
        ReadAsync(context, gate, file, async files => (await import.RunAsync(caller, files, onConflict?.Rule ?? ConflictRule.Skip, publish == true)).ToAnswer(report => ReportResult.Of(report, format?.Format ?? ReportFormat.Json)));

    static async Task<IResult> ReadAsync(HttpContext context, TransferGate gate, string file, Func<MacroFileSet, Task<IResult>> answer)
    {
        using var place = gate.TryEnter();
        if (place is null)
            return Busy;
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content, context.RequestAborted);
        content.Position = 0;
        try
        {
            return await answer(MacroFileReader.Read(file, content));
        }
        catch (RefusedArchiveException refused)
        {
            return new ProblemResult(ProblemMap.New(ProblemTypes.InvalidBundle, "File refused", StatusCodes.Status422UnprocessableEntity, $"{refused.Message} Nothing was imported."));
        }
    }
}
