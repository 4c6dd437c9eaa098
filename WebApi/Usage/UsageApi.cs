using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Usage.Contracts;

namespace UserMacro.WebApi.Usage;

/// <summary>How macros are used, for the site's administrators.</summary>
internal static class UsageApi
{
    const int DefaultLimit = 50;

    static readonly ProblemResult BadLimit = PagingProblems.BadLimit(MacroUsage.MaxLimit);

    public static IEndpointRouteBuilder MapUsage(this IEndpointRouteBuilder routes)
    {
        var usage = routes.MapGroup("/api/v1").RequireAdministrator().WithTags("Usage")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        usage.MapGet("/usage", List).WithName("listUsage").WithSummary("Say how the macros are used, by key");
        usage.MapGet("/macros/{key}/usage", Read).WithName("readUsage").WithSummary("Say how a macro is used, day by day")
            .Answers(StatusCodes.Status404NotFound);
        return routes;
    }

    static async Task<Results<Ok<UsageListDto>, ProblemResult>> List(
        [AsParameters] UsagePeriod period,
        [Description("The largest number of macros, 1 to {ListUsage}; 50 when absent.")] int? limit,
        [Description("The next of the answer before.")] string? cursor,
        ApiCaller caller,
        MacroUsage usage)
    {
        if (limit is < 1 or > MacroUsage.MaxLimit)
        {
            return BadLimit;
        }

        return await usage.ListAsync(caller, period, limit ?? DefaultLimit, cursor) is { } part ? TypedResults.Ok(part) : PagingProblems.BadCursor;
    }

    static async Task<Results<Ok<UsageDto>, ProblemResult>> Read(string key, [AsParameters] UsagePeriod period, ApiCaller caller, MacroUsage usage) =>
        (await usage.ReadAsync(caller, key, period)).ToAnswer(TypedResults.Ok);
}
