using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Security;

/// <summary>What a site gets that moves between two deployments: its macros as usual while it is copied but no edits, and nothing once it has moved.</summary>
internal static class SiteMoves
{
    public static readonly ApiProblem Moving = ProblemMap.New(
        ProblemTypes.Moving,
        "Site is moving",
        StatusCodes.Status403Forbidden,
        "The data of this site are being moved to another region. Macros on pages keep working. Nothing can be changed until the move has ended.");

    public static readonly ApiProblem Moved = ProblemMap.New(
        ProblemTypes.Moved,
        "Site has moved",
        StatusCodes.Status403Forbidden,
        "The data of this site were moved to another region. Reload the page. API clients need the address of that region.");

    /// <summary>The answer to a verified call; null when the site is in no move, or the endpoint is served nevertheless.</summary>
    public static IResult? AnswerTo(TenantAccess access, Endpoint endpoint, HttpContext context)
    {
        var problem = access.Stage switch
        {
            null => null,
            MoveStage.ReadOnly => IsEdit(endpoint, context.Request) ? Moving : null,
            _ => Moved,
        };
        return problem is null ? null : endpoint.Metadata.GetMetadata<FailureAnswer>()?.Answer(context, problem) ?? new ProblemResult(problem);
    }

    static bool IsEdit(Endpoint endpoint, HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && endpoint.Metadata.GetMetadata<ServedWhileMoving>() is null;
}

/// <summary>Endpoint metadata: it only shows something, though its method is not GET.</summary>
internal sealed record ServedWhileMoving
{
    public static ServedWhileMoving Instance { get; } = new();
}
