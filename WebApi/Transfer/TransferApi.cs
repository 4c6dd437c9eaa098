using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Transfer;

/// <summary>Macros as files: out of a site and into one.</summary>
internal static class TransferApi
{
    public static IEndpointRouteBuilder MapTransfer(this IEndpointRouteBuilder routes)
    {
        var transfer = routes.MapGroup("/api/v1").RequireAdministrator().WithTags("Transfer")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        transfer.MapGet("/export", Export).LimitWork(WorkKind.Export).WithName("exportMacros").WithSummary("Read macros as one archive")
            .Produces<ArchiveDto>().Answers(StatusCodes.Status404NotFound);
        transfer.MapPost("/import/plan", Plan).RequireScope(TokenScopes.Read).LimitWork(WorkKind.Import).WithIdempotency(IdempotencyRule.Ignore)
            .WithName("planImport").WithSummary("Report what an import would do; writes nothing")
            .Accepts<ImportRequestDto>("application/json").WithMetadata(new RequestSizeLimitAttribute(Limits.Import))
            .Answers(StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        transfer.MapPost("/import", Import).RequireScope(TokenScopes.Publish).LimitWork(WorkKind.Import).WithIdempotency(IdempotencyRule.PerItem)
            .WithName("importMacros").WithSummary("Import macros of an archive")
            .Accepts<ImportRequestDto>("application/json").WithMetadata(new RequestSizeLimitAttribute(Limits.Import))
            .Answers(StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        return routes;
    }

    static async Task<Results<ExportResult, ProblemResult>> Export(
        [Description("Keys of the macros, separated by commas; all when absent.")] string? keys,
        [Description("Whether with all revisions; otherwise only what is published.")] bool? history,
        ApiCaller caller,
        IGrainFactory grains,
        MacroExport export,
        ArchiveWriter writer,
        WorkBudgets budgets,
        AuditWriter log,
        TimeProvider time)
    {
        var present = (await grains.ListMacrosAsync(caller.Tenant)).Select(macro => macro.Key).ToList();
        var chosen = string.IsNullOrEmpty(keys) ? present : [.. keys.Split(',').Distinct(StringComparer.Ordinal)];
        if (chosen.Except(present, StringComparer.Ordinal).Any())
        {
            return new ProblemResult(ProblemMap.From(NotFoundError.NoMacro));
        }

        await log.EnterAsync(
            caller.Tenant, caller.AccountId, AuditActions.Exported, "", string.Create(
                CultureInfo.InvariantCulture, $"{chosen.Count} macros{(history == true ? " with history" : "")}"));
        return new ExportResult(export, writer, budgets, caller, chosen, await export.PartsAsync(caller), history == true, time.GetUtcNow());
    }

    static Task<Results<Ok<ImportPlanDto>, ProblemResult>> Plan(
        HttpContext context, ApiCaller caller, UploadReader uploads, ArchiveReader reader, MacroImports imports) =>
        ReadAsync(context, caller, uploads, reader, async request =>
            (await imports.PlanAsync(caller, request.Bundle, context.RequestAborted)).ToAnswer(TypedResults.Ok));

    static Task<Results<Ok<ImportResultDto>, ProblemResult>> Import(
        HttpContext context, ApiCaller caller, UploadReader uploads, ArchiveReader reader, MacroImports imports) =>
        ReadAsync(context, caller, uploads, reader, async request =>
            (await imports.RunAsync(caller, request, context.RequestAborted)).ToAnswer(TypedResults.Ok));

    static Task<Results<TAnswer, ProblemResult>> ReadAsync<TAnswer>(
        HttpContext context,
        ApiCaller caller,
        UploadReader uploads,
        ArchiveReader reader,
        Func<ImportRequestDto, Task<Results<TAnswer, ProblemResult>>> answer)
        where TAnswer : IResult
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
        }

        return uploads.ReadAsync<Result<ArchiveContent>, TAnswer>(context, caller.Tenant, ParseAsync, async result =>
        {
            if (!result.TryGet(out var read, out var error))
            {
                return new ProblemResult(ProblemMap.From(error));
            }

            return read.Request is { } request ? await answer(request) : new ProblemResult(read.Problem!);
        });

        async Task<Parsed<Result<ArchiveContent>>> ParseAsync(ReadOnlyMemory<byte> content) =>
            new(await reader.ReadAsync(caller, content, context.RequestAborted), content.Length);
    }
}
