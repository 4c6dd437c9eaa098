using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Api.Edits;

/// <summary>Answers 428 to an edit that does not name the draft it was made on though it must, 400 to one that names none of ours.</summary>
internal sealed class IfMatchFilter(bool isRequired) : IEndpointFilter
{
    static readonly ProblemResult Missing = new(ProblemMap.New(
        ProblemTypes.IfMatchRequired, "If-Match required", StatusCodes.Status428PreconditionRequired, "Send the ETag of what you edited as If-Match."));

    static readonly ProblemResult Malformed = new(ProblemMap.BadRequest(
        "Bad If-Match", "If-Match", "If-Match must be one strong ETag as this API gave it, for example \"3\"."));

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IfMatch>().Single() switch
        {
            { IsPresent: false } when isRequired => ValueTask.FromResult<object?>(Missing),
            { IsPresent: true, Draft: null } => ValueTask.FromResult<object?>(Malformed),
            _ => next(context),
        };
}
