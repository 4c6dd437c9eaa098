using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts.Checks;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Macros.Checks;

/// <summary>Trying a definition before it is saved. A macro of the key need not exist.</summary>
internal static class ChecksApi
{
    public static RouteGroupBuilder MapChecks(this RouteGroupBuilder macros)
    {
        macros.MapPost("/{key}/preview", Preview).RequireScope(TokenScopes.Read).WithIdempotency(IdempotencyRule.Ignore).LimitWork()
            .WithName("previewMacro").WithSummary("Render a definition, stored or not")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        macros.MapPost("/{key}/check", Check).RequireScope(TokenScopes.Read).WithIdempotency(IdempotencyRule.Ignore).LimitWork()
            .WithName("checkMacro").WithSummary("Report what is wrong with a definition, stored or not")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge);
        return macros;
    }

    static async Task<Results<Ok<PreviewDto>, ProblemResult>> Preview(
        string key, PreviewRequestDto request, ApiCaller caller, MacroPreview preview, CancellationToken cancellation) =>
        (await preview.RenderAsync(caller, key, request, cancellation)).ToAnswer(TypedResults.Ok);

    static async Task<Results<Ok<CheckDto>, ProblemResult>> Check(string key, DefinitionDto definition, ApiCaller caller, DefinitionCheck check) =>
        (await check.RunAsync(caller, key, definition)).ToAnswer(TypedResults.Ok);
}
