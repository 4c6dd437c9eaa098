using System.ComponentModel;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Problems;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Macros;

/// <summary>The macros of a site, for its administrators.</summary>
internal static class MacrosApi
{
    public const string Path = "/api/v1/macros";

    public static IEndpointRouteBuilder MapMacros(this IEndpointRouteBuilder routes)
    {
        var macros = routes.MapGroup(Path).RequireAdministrator().WithTags("Macros")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        macros.MapGet("/", List).WithName("listMacros").WithSummary("List the macros of the site")
            .Produces<MacroListDto>();
        macros.MapPost("/", Create).WithName("createMacro").WithSummary("Create a macro with its first draft")
            .Produces<MacroDetailsDto>(StatusCodes.Status201Created).Answers(StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        macros.MapGet("/{key}", Read).WithName("readMacro").WithSummary("Read a macro and its draft")
            .Produces<MacroDetailsDto>().Answers(StatusCodes.Status404NotFound);
        macros.MapDelete("/{key}", Delete).WithName("deleteMacro").WithSummary("Delete a macro")
            .Produces(StatusCodes.Status204NoContent).Answers(StatusCodes.Status404NotFound);
        macros.MapPut("/{key}/draft", SaveDraft).RequireIfMatch().WithName("saveDraft").WithSummary("Save the draft; a text with template errors is kept all the same")
            .Produces<MacroDetailsDto>().AnswersToEdits();
        macros.MapPost("/{key}/publish", Publish).RequireIfMatch().WithName("publishMacro").WithSummary("Publish the draft; the next render shows it")
            .Produces<RevisionHeaderDto>().AnswersToEdits();
        macros.MapPost("/{key}/preview", Preview).WithName("previewMacro").WithSummary("Render a definition that need not be stored")
            .Produces<PreviewDto>().Answers(StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        macros.MapGet("/{key}/revisions/{number:int}", ReadRevision).WithName("readRevision").WithSummary("Read one published revision")
            .Produces<RevisionDto>().Answers(StatusCodes.Status404NotFound);
        return routes;
    }

    static async Task<IResult> List(
        [Description("Part of key, name or description.")] string? q, [Description("draft or published.")] StateFilter? state, ApiCaller caller, MacroAdministration macros) =>
        TypedResults.Ok(await macros.ListAsync(caller, q, state?.State));

    static async Task<IResult> Create(CreateMacroDto request, ApiCaller caller, MacroAdministration macros) =>
        (await macros.CreateAsync(caller, request)).ToAnswer(details => new DraftResult(details, created: true));

    static async Task<IResult> Read(string key, ApiCaller caller, MacroAdministration macros) =>
        (await macros.ReadAsync(caller, key)).ToAnswer(details => new DraftResult(details));

    static async Task<IResult> Delete(string key, ApiCaller caller, MacroAdministration macros) =>
        (await macros.DeleteAsync(caller, key)).ToAnswer(_ => TypedResults.NoContent());

    static async Task<IResult> SaveDraft(string key, IfMatch ifMatch, DefinitionDto definition, ApiCaller caller, MacroAdministration macros) =>
        (await macros.SaveDraftAsync(caller, key, ifMatch.Draft!.Value, definition)).ToAnswer(details => new DraftResult(details));

    static async Task<IResult> Publish(string key, IfMatch ifMatch, PublishDto request, ApiCaller caller, MacroAdministration macros) =>
        (await macros.PublishAsync(caller, key, ifMatch.Draft!.Value, request.Note)).ToAnswer(TypedResults.Ok);

    static async Task<IResult> Preview(string key, PreviewRequestDto request, ApiCaller caller, MacroPreview preview, CancellationToken cancellation) =>
        (await preview.RenderAsync(caller, key, request, cancellation)).ToAnswer(TypedResults.Ok);

    static async Task<IResult> ReadRevision(string key, int number, ApiCaller caller, MacroAdministration macros) =>
        (await macros.ReadRevisionAsync(caller, key, number)).ToAnswer(TypedResults.Ok);

    /// <summary>The endpoint edits: its requests must name what they were made on.</summary>
    public static RouteHandlerBuilder RequireIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter<IfMatchFilter>().WithMetadata(new IfMatchRequirement());

    static RouteHandlerBuilder AnswersToEdits(this RouteHandlerBuilder endpoint) => endpoint.Answers(
        StatusCodes.Status404NotFound,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status422UnprocessableEntity,
        StatusCodes.Status428PreconditionRequired);
}
