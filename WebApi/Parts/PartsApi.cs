using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Macros.Contracts.History;
using UserMacro.WebApi.Parts.Contracts;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Administrators;

namespace UserMacro.WebApi.Parts;

/// <summary>Shared parts of a site: snippets and bundles.</summary>
internal static class PartsApi
{
    public const string Path = "/api/v1/parts";

    public static IEndpointRouteBuilder MapParts(this IEndpointRouteBuilder routes)
    {
        var parts = routes.MapGroup(Path).RequireAdministrator().WithTags("Parts").AddEndpointFilter<RefusedEditFilter>()
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        parts.MapGet("/", List).WithName("listParts").WithSummary("List the shared parts of the site");
        parts.MapPost("/", Create).WithIdempotency(IdempotencyRule.MakeBodyAgain).WithName("createPart").WithSummary("Create a shared part")
            .Answers(StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        parts.MapGet("/{name}", Read).WithName("readPart").WithSummary("Read a shared part")
            .Answers(StatusCodes.Status404NotFound);
        parts.MapPut("/{name}", Save).RequireIfMatch().WithName("savePart").WithSummary("Change a shared part; macros show it once they are published again")
            .AnswersToEdits();
        parts.MapDelete("/{name}", Delete).RequireIfMatch().WithName("deletePart").WithSummary("Delete a shared part that nothing uses")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        parts.MapGet("/{name}/dependants", Dependants).WithName("listDependants").WithSummary("List the published macros that were compiled with a shared part")
            .Answers(StatusCodes.Status404NotFound);
        parts.MapPost("/{name}/republish", Republish).RequireScope(TokenScopes.Publish)
            .WithName("republishDependants").WithSummary("Republish the macros that were compiled with a shared part")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        return routes;
    }

    static async Task<Ok<PartListDto>> List(ApiCaller caller, PartAdministration parts) => TypedResults.Ok(await parts.ListAsync(caller));

    static async Task<Results<CreatedPartResult, ProblemResult>> Create(CreatePartDto request, ApiCaller caller, PartAdministration parts) =>
        (await parts.CreateAsync(caller, request)).ToAnswer(part => new CreatedPartResult(part));

    static async Task<Results<PartResult, ProblemResult>> Read(string name, ApiCaller caller, PartAdministration parts) =>
        (await parts.ReadAsync(caller, name)).ToAnswer(part => new PartResult(part));

    static async Task<Results<PartResult, ProblemResult>> Save(
        string name, IfMatch ifMatch, PartTextsDto request, ApiCaller caller, PartAdministration parts) =>
        (await parts.SaveAsync(caller, name, ifMatch.Draft!.Value, request)).ToAnswer(part => new PartResult(part));

    static async Task<Results<NoContent, ProblemResult>> Delete(string name, IfMatch ifMatch, ApiCaller caller, PartAdministration parts) =>
        (await parts.DeleteAsync(caller, name, ifMatch.Draft!.Value)).ToAnswer(_ => TypedResults.NoContent());

    static async Task<Results<Ok<DependantsDto>, ProblemResult>> Dependants(string name, ApiCaller caller, PartAdministration parts) =>
        (await parts.DependantsAsync(caller, name)).ToAnswer(TypedResults.Ok);

    static async Task<Results<Ok<RepublishResultDto>, ProblemResult>> Republish(string name, PublishDto? request, ApiCaller caller, PartAdministration parts) =>
        (await parts.RepublishAsync(caller, name, request?.Note ?? "")).ToAnswer(TypedResults.Ok);
}

/// <summary>Answers a shared part with its number as ETag.</summary>
internal sealed class PartResult(PartDto part) : NumberedResult<PartDto>(part, part.Number);

/// <summary>Answers a new shared part with its number as ETag.</summary>
internal sealed class CreatedPartResult(PartDto part) : CreatedResult<PartDto>(part, part.Number, $"{PartsApi.Path}/{part.Name}");
