using System.Globalization;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>Answers a problem; names the current draft as ETag where there is one.</summary>
internal sealed class ProblemResult(ApiProblem problem) : IResult
{
    public string Type => problem.Type;

    public string? Detail => problem.Detail;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        if (problem.CurrentDraft is { } draft)
        {
            response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{draft}\"");
        }

        return response.WriteAsJsonAsync(problem, options: null, ProblemTypes.ContentType, httpContext.RequestAborted);
    }
}
