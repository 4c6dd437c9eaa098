using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Security;

/// <summary>What a site gets that an operator has contained: a notice in place of its macros, a problem in place of its API.</summary>
internal static class Containment
{
    public static readonly ApiProblem Problem = ProblemMap.New(
        ProblemTypes.Contained,
        "Site paused",
        StatusCodes.Status403Forbidden,
        "The operator of this service has paused the app for this site. Nothing is lost. The support contact knows why and until when.");

    /// <summary>The answer to a verified call; null when the site is not contained, or the endpoint is served nevertheless.</summary>
    public static IResult? AnswerTo(TenantAccess access, Endpoint endpoint, HttpContext context) =>
        !access.IsContained || endpoint.Metadata.GetMetadata<ServedWhileContained>() is not null
            ? null
            : endpoint.Metadata.GetMetadata<FailureAnswer>()?.Answer(context, Problem) ?? new ProblemResult(Problem);
}

/// <summary>Endpoint metadata: it holds nothing of the site, and tells administrators what has happened.</summary>
internal sealed record ServedWhileContained
{
    public static ServedWhileContained Instance { get; } = new();
}
