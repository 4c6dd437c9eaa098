using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Privacy.Contracts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Privacy;

/// <summary>Requests of people for their data, and accounts that become former users; for the site's administrators in person.</summary>
internal static class PrivacyApi
{
    public static IEndpointRouteBuilder MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var privacy = routes.MapGroup("/api/v1/privacy").RequireAdministrator().RequirePerson("Requests of people for their data").WithTags("Privacy")
            .WithIdempotency(IdempotencyRule.Ignore)
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        privacy.MapGet("/requests", List).WithName("listPrivacyRequests").WithSummary("List what people asked administrators to do with their data");
        privacy.MapPost("/requests/{id}/answer", Answer).WithName("answerPrivacyRequest")
            .WithSummary("Answer a request; an erasure that is done makes the account a former user")
            .Answers(
                StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status422UnprocessableEntity);
        privacy.MapPost("/forget", Forget).WithName("forgetAccount").WithSummary("Make an account a former user everywhere; this cannot be undone")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge);
        return routes;
    }

    static async Task<Ok<PrivacyRequestListDto>> List(ApiCaller caller, PrivacyAdministration privacy, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await privacy.ListAsync(caller));
    }

    static async Task<Results<Ok<PrivacyRequestDto>, ProblemResult>> Answer(
        string id, AnswerPrivacyRequestDto request, ApiCaller caller, PrivacyAdministration privacy) =>
        (await privacy.AnswerAsync(caller, id, request)).ToAnswer(TypedResults.Ok);

    static async Task<Results<NoContent, ProblemResult>> Forget(ForgetAccountDto request, ApiCaller caller, PrivacyAdministration privacy) =>
        (await privacy.ForgetAsync(caller, request.AccountId)).ToAnswer(_ => TypedResults.NoContent());
}
