namespace UserMacro.WebApi.Problems;

internal static class FailureAnswerExtensions
{
    public static TBuilder OnFailure<TBuilder>(this TBuilder endpoint, Func<HttpContext, ApiProblem, IResult> answer)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FailureAnswer(answer));
}
