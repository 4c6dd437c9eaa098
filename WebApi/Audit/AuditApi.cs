using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Audit.Contracts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Audit;

/// <summary>Who did what, when, for the site's administrators.</summary>
internal static class AuditApi
{
    public const string Path = "/api/v1/audit";

    static readonly ProblemResult BadLimit = PagingProblems.BadLimit(AuditQuery.MaxLimit);

    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup(Path).RequireAdministrator().WithTags("Audit")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        audit.MapGet("/", Read).WithName("readAudit").WithSummary("Read the audit log, newest first");
        audit.MapGet("/export", Export).LimitWork(WorkKind.Export)
            .WithName("exportAudit").WithSummary("Read the whole audit log as a file of JSON lines or CSV")
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson", additionalContentTypes: "text/csv");
        return routes;
    }

    static async Task<Results<Ok<AuditListDto>, ProblemResult>> Read(
        [AsParameters] AuditFilter filter,
        [Description("The largest number of entries, 1 to {ListAudit}; 50 when absent.")] int? limit,
        string? cursor,
        ApiCaller caller,
        AuditLog log)
    {
        if (limit is < 1 or > AuditQuery.MaxLimit)
        {
            return BadLimit;
        }

        return await log.ReadAsync(caller.Tenant, filter, limit ?? AuditQuery.DefaultLimit, string.IsNullOrEmpty(cursor) ? null : cursor) is { } part
            ? TypedResults.Ok(part)
            : PagingProblems.BadCursor;
    }

    static async Task<AuditExport> Export(
        [AsParameters] AuditFilter filter,
        [Description("jsonl or csv.")] FormatChoice format,
        ApiCaller caller,
        AuditLog log,
        AuditWriter audit,
        TimeProvider time,
        IOptions<JsonOptions> json)
    {
        await audit.EnterAsync(caller.Tenant, caller.AccountId, AuditActions.Exported, "audit", format.Format == AuditFormat.Csv ? "csv" : "jsonl");
        return new AuditExport(log, caller.Tenant, filter, format.Format, time.GetUtcNow(), json.Value.SerializerOptions);
    }
}
