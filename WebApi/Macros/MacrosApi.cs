using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Checks;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Macros.Contracts.Listing;
using UserMacro.WebApi.Macros.History;
using UserMacro.WebApi.Macros.Lifecycle;
using UserMacro.WebApi.Macros.Listing;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Administrators;

namespace UserMacro.WebApi.Macros;

/// <summary>The macros of a site, for its administrators.</summary>
internal static class MacrosApi
{
    public const string Path = "/api/v1/macros";

    static readonly ProblemResult BadLimit = PagingProblems.BadLimit(MacroList.MaxLimit);

    public static IEndpointRouteBuilder MapMacros(this IEndpointRouteBuilder routes)
    {
        var macros = routes.MapGroup(Path).RequireAdministrator().WithTags("Macros").AddEndpointFilter<RefusedEditFilter>()
            .WithIdempotency(IdempotencyRule.MakeBodyAgain)
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        macros.MapGet("/", List).LimitWork().WithName("listMacros").WithSummary("List the macros of the site");
        macros.MapPost("/", Create).WithName("createMacro").WithSummary("Create a macro with its first draft")
            .WithDescription("A draft whose template has errors is created too (201): draft.diagnostics says what is wrong.")
            .AnswersToCreation();
        macros.MapGet("/{key}", Read).WithName("readMacro").WithSummary("Read a macro and its draft")
            .Answers(StatusCodes.Status404NotFound);
        macros.MapDelete("/{key}", Delete).AcceptIfMatch().RequireScope(TokenScopes.Publish)
            .WithName("deleteMacro").WithSummary("Delete a macro; with If-Match only when its draft is that one")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);
        macros.MapPost("/{key}/undelete", Undelete).WithName("undeleteMacro")
            .WithSummary("Bring a macro back as a draft, with its history, up to 30 days after it was deleted")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        macros.MapPost("/{key}/duplicate", Duplicate).WithName("duplicateMacro").WithSummary("Create a macro with another key and the draft of this one")
            .AnswersToCreation().Answers(StatusCodes.Status404NotFound);
        macros.MapPut("/{key}/draft", SaveDraft).RequireIfMatch()
            .WithName("saveDraft").WithSummary("Save the draft, even if its template has errors")
            .WithDescription(
                "A draft whose template has errors is saved and answered 422 \"Saved with errors\" with draftKept: true, its number in currentDraft and ETag.")
            .AnswersToEdits();
        macros.MapPost("/{key}/discard", DiscardDraft).RequireIfMatch().WithName("discardDraft").WithSummary("Make the draft equal what is published")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        macros.MapLifecycle().MapHistory().MapChecks();
        return routes;
    }

    static RouteHandlerBuilder AnswersToCreation(this RouteHandlerBuilder endpoint) => endpoint.Answers(
        StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);

    static async Task<Results<Ok<MacroListDto>, ProblemResult>> List(
        [AsParameters] MacroFilter filter,
        [Description("key, name or edited; with a '-' before it from the end. By key when absent.")] MacroOrder? sort,
        [Description("The largest number of macros, 1 to {ListMacros}; all when absent.")] int? limit,
        [Description("The next of the answer before.")] string? cursor,
        ApiCaller caller,
        MacroList macros,
        CancellationToken cancellation)
    {
        if (limit is < 1 or > MacroList.MaxLimit)
        {
            return BadLimit;
        }

        return await macros.ReadAsync(caller, filter, sort ?? MacroOrder.ByKey, limit ?? MacroList.MaxLimit, cursor, cancellation) is { } part
            ? part.ToAnswer(TypedResults.Ok)
            : PagingProblems.BadCursor;
    }

    static async Task<Results<CreatedDraftResult, ProblemResult>> Create(CreateMacroDto request, ApiCaller caller, MacroAdministration macros) =>
        (await macros.CreateAsync(caller, request)).ToAnswer(details => new CreatedDraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> Read(string key, ApiCaller caller, MacroAdministration macros) =>
        (await macros.ReadAsync(caller, key)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> Undelete(string key, ApiCaller caller, MacroAdministration macros) =>
        (await macros.UndeleteAsync(caller, key)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<NoContent, ProblemResult>> Delete(string key, IfMatch ifMatch, ApiCaller caller, MacroAdministration macros) =>
        (await macros.DeleteAsync(caller, key, ifMatch.Draft)).ToAnswer(_ => TypedResults.NoContent());

    static async Task<Results<CreatedDraftResult, ProblemResult>> Duplicate(string key, DuplicateDto request, ApiCaller caller, MacroAdministration macros) =>
        (await macros.DuplicateAsync(caller, key, request.Key)).ToAnswer(details => new CreatedDraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> SaveDraft(
        string key, IfMatch ifMatch, DefinitionDto definition, ApiCaller caller, MacroAdministration macros) =>
        (await macros.SaveDraftAsync(caller, key, ifMatch.Draft!.Value, definition)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> DiscardDraft(string key, IfMatch ifMatch, ApiCaller caller, MacroAdministration macros) =>
        (await macros.DiscardDraftAsync(caller, key, ifMatch.Draft!.Value)).ToAnswer(details => new DraftResult(details));
}
