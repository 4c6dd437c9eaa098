using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Tokens.Contracts;

namespace UserMacro.WebApi.Tokens;

/// <summary>The API tokens of a site, for its administrators in person.</summary>
internal static class TokensApi
{
    const string Path = "/api/v1/tokens";

    public static IEndpointRouteBuilder MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup(Path).RequireAdministrator().RequirePerson("API tokens").WithTags("Tokens")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        tokens.MapGet("/", List).WithName("listTokens").WithSummary("List the API tokens of the site");
        tokens.MapPost("/", Create).WithIdempotency(IdempotencyRule.KeepNoBody)
            .WithName("createToken").WithSummary("Create an API token; its text is shown only once")
            .Answers(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        tokens.MapDelete("/{id}", Revoke).WithName("revokeToken").WithSummary("Revoke an API token; it stops working within ten seconds")
            .Answers(StatusCodes.Status404NotFound);
        return routes;
    }

    static async Task<Ok<TokenListDto>> List(ApiCaller caller, TokenAdministration tokens) => TypedResults.Ok(await tokens.ListAsync(caller));

    static async Task<Results<Created<CreatedTokenDto>, ProblemResult>> Create(
        CreateTokenDto request, ApiCaller caller, TokenAdministration tokens, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return (await tokens.CreateAsync(caller, request)).ToAnswer(created => TypedResults.Created((string?)null, created));
    }

    static async Task<Results<NoContent, ProblemResult>> Revoke(string id, ApiCaller caller, TokenAdministration tokens) =>
        (await tokens.RevokeAsync(caller, id)).ToAnswer(_ => TypedResults.NoContent());
}
