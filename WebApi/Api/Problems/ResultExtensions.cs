using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Problems;

internal static class ResultExtensions
{
    /// <summary>The answer for a value, or the problem in its place.</summary>
    public static IResult ToAnswer<T>(this Result<T> result, Func<T, IResult> answer) =>
        result.TryGet(out var value, out var error) ? answer(value) : new ProblemResult(ProblemMap.From(error));
}
