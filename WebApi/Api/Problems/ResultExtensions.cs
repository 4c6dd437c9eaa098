using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Problems;

internal static class ResultExtensions
{
    /// <summary>The answer for a value, or the problem in its place.</summary>
    public static Results<TAnswer, ProblemResult> ToAnswer<T, TAnswer>(this Result<T> result, Func<T, TAnswer> answer)
        where TAnswer : IResult =>
        result.TryGet(out var value, out var error) ? answer(value) : new ProblemResult(ProblemMap.From(error));
}
