using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Erasure.Contracts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Erasure;

/// <summary>The erasure of a site's data, for its administrators in person; and certificates, for whoever has the link.</summary>
internal static class ErasureApi
{
    public static IEndpointRouteBuilder MapErasure(this IEndpointRouteBuilder routes)
    {
        var erasure = routes.MapGroup("/api/v1/erasure").RequireAdministrator().RequirePerson("The erasure and its requests").WithTags("Erasure")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        erasure.MapGet("/", Read).WithName("readErasure").WithSummary("Say how far the erasure of the site's data is, and where its certificate will be");
        erasure.MapPost("/", Request).WithIdempotency(IdempotencyRule.Ignore)
            .WithName("requestErasure").WithSummary("Erase everything of the site at once; this cannot be undone")
            .Answers(StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        erasure.MapDelete("/", Withdraw).WithName("withdrawErasure").WithSummary("Withdraw a request that waits for another administrator")
            .Answers(StatusCodes.Status404NotFound);

        var certificates = routes.MapGroup("/erasure").ExcludeFromDescription();
        certificates.MapGet("/certificates/{link}", Certificate);
        certificates.MapGet("/keys", Keys);
        return routes;
    }

    static async Task<Ok<ErasureDto>> Read(ApiCaller caller, ErasureAdministration erasure, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await erasure.ReadAsync(caller));
    }

    static async Task<Results<Accepted<ErasureDto>, ProblemResult>> Request(
        EraseRequestDto request, ApiCaller caller, ErasureAdministration erasure, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return (await erasure.RequestAsync(caller, request)).ToAnswer(status => TypedResults.Accepted((string?)null, status));
    }

    static async Task<Results<NoContent, ProblemResult>> Withdraw(ApiCaller caller, ErasureAdministration erasure) =>
        (await erasure.WithdrawAsync(caller)).ToAnswer(_ => TypedResults.NoContent());

    static async Task<IResult> Certificate(string link, HttpContext context, Certificates certificates)
    {
        context.Response.Headers.CacheControl = "no-store";
        var lookup = await certificates.FindAsync(link, context.Connection.RemoteIpAddress);
        return lookup switch
        {
            { IsBusy: true } => new ProblemResult(FailureHandler.Unavailable),
            { Found: { } found } => TypedResults.Ok(found),
            _ => TypedResults.NotFound(),
        };
    }

    static async Task<IResult> Keys(HttpContext context, Certificates certificates) =>
        await certificates.KeysAsync(context.Connection.RemoteIpAddress) is { } keys
            ? TypedResults.Ok(keys)
            : new ProblemResult(FailureHandler.Unavailable);
}
