using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using UserMacro.Atlassian.DataCenter.Files;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Reports;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Migration;

/// <summary>User macros of Confluence Data Center: the report on their migration, and their import.</summary>
internal static class MigrationApi
{
    public static IEndpointRouteBuilder MapMigration(this IEndpointRouteBuilder routes)
    {
        var migration = routes.MapGroup("/api/v1/migration").RequireAdministrator().WithTags("Migration")
            .Answers(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status403Forbidden,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status503ServiceUnavailable);

        migration.MapPost("/plan", Plan).RequireScope(TokenScopes.Read).LimitWork(WorkKind.Import).WithIdempotency(IdempotencyRule.Ignore)
            .WithName("planMigration").WithSummary("Report how user macros of Data Center would migrate; writes nothing")
            .Accepts<byte[]>("application/octet-stream").WithMetadata(new RequestSizeLimitAttribute(Limits.Import)).Produces<MigrationReportDto>();
        migration.MapPost("/import", Import).RequireScope(TokenScopes.Publish).LimitWork(WorkKind.Import).WithIdempotency(IdempotencyRule.PerItem)
            .WithName("importMigration").WithSummary("Import user macros of Data Center")
            .Accepts<byte[]>("application/octet-stream").WithMetadata(new RequestSizeLimitAttribute(Limits.Import)).Produces<MigrationReportDto>()
            .Answers(StatusCodes.Status409Conflict);
        return routes;
    }

    static Task<Results<ReportResult, ProblemResult>> Plan(
        [Description("The name of the file; its ending says what it is: .zip, .vm, .vtl, .txt, .json, .csv or .xml.")] string file,
        [Description("How to write the report: json, csv or html; json when absent.")] ReportChoice? format,
        HttpContext context,
        ApiCaller caller,
        UploadReader uploads,
        MigrationFiles files,
        MigrationPlanner planner) =>
        ReadAsync(context, caller, uploads, files, file, format, async macros => (await planner.PlanAsync(caller, macros, context.RequestAborted)).Report);

    static Task<Results<ReportResult, ProblemResult>> Import(
        [Description("The name of the file, as for a plan.")] string file,
        [Description("What to do with macros whose key the site has already: skip, replace or rename; skip when absent.")] ConflictChoice? onConflict,
        [Description("Whether to publish macros that run as they are or with differences; otherwise all are drafts.")] bool? publish,
        [Description("How to write the report: json, csv or html; json when absent.")] ReportChoice? format,
        HttpContext context,
        ApiCaller caller,
        UploadReader uploads,
        MigrationFiles files,
        MigrationImport import) =>
        ReadAsync(context, caller, uploads, files, file, format, macros =>
            import.RunAsync(caller, macros, onConflict?.Rule ?? ConflictRule.Skip, publish == true, context.RequestAborted));

    static async Task<Results<ReportResult, ProblemResult>> ReadAsync(
        HttpContext context,
        ApiCaller caller,
        UploadReader uploads,
        MigrationFiles files,
        string file,
        ReportChoice? format,
        Func<ConvertedFiles, Task<Result<MigrationReportDto>>> report)
    {
        try
        {
            return await uploads.ReadAsync<Result<ConvertedFiles>, ReportResult>(context, caller.Tenant, ParseAsync, AnswerAsync);
        }
        catch (RefusedArchiveException refused)
        {
            return new ProblemResult(ProblemMap.New(
                ProblemTypes.InvalidBundle,
                "File refused",
                StatusCodes.Status422UnprocessableEntity,
                $"{refused.Message} Nothing was imported."));
        }

        async Task<Parsed<Result<ConvertedFiles>>> ParseAsync(ReadOnlyMemory<byte> content)
        {
            var read = await files.ReadAsync(caller, file, content, context.RequestAborted);
            return new(read, read.TryGet(out var macros, out _) ? macros.Length : 0);
        }

        async Task<Results<ReportResult, ProblemResult>> AnswerAsync(Result<ConvertedFiles> read) =>
            read.TryGet(out var macros, out var error)
            && (await report(macros)).TryGet(out var done, out error)
            && (await files.WriteAsync(caller, done, format?.Format ?? ReportFormat.Json, context.RequestAborted)).TryGet(out var answer, out error)
                ? answer
                : new ProblemResult(ProblemMap.From(error));
    }
}
