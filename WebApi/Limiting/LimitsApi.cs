using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Limiting;

/// <summary>The product's limits, so that callers need no numbers of their own.</summary>
internal static class LimitsApi
{
    public static IEndpointRouteBuilder MapLimits(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/v1/limits").RequireAdministrator().WithTags("Limits")
            .Answers(StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable)
            .MapGet("/", List).WithName("listLimits").WithSummary("List the limits of the service")
            .WithDescription("What is beyond one is refused; the problem names the limit and the actual size.");
        return routes;
    }

    static Ok<LimitListDto> List(IOptions<WorkOptions> work) =>
        TypedResults.Ok(new LimitListDto([.. Limits.All.Select(limit => LimitDto.From(Configured(limit, work.Value)))]));

    // The only ones that an operator can change.
    static Limit Configured(Limit limit, WorkOptions work) => limit.Name switch
    {
        var name when name == Limits.NameOf(nameof(Limits.Work)) => limit with { Value = work.RunSeconds * 1000 },
        var name when name == Limits.NameOf(nameof(Limits.ImportChecks)) => limit with { Value = work.PlanSeconds * 1000 },
        _ => limit,
    };
}
