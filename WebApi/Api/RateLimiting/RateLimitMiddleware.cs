using System.Globalization;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Api.RateLimiting;

/// <summary>Answers 429 to callers of the administrators' API who ask too often, and tells all of them what remains.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<ApiCaller>() is not { } caller)
        {
            return next(context);
        }

        var standings = limits.Take(caller);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["RateLimit-Policy"] = string.Join(", ", standings.Select(standing => standing.Policy));
            context.Response.Headers["RateLimit"] = string.Join(", ", standings.Select(standing => standing.Limit));
            return Task.CompletedTask;
        });
        if (standings.FirstOrDefault(standing => standing.IsExceeded) is not { } exceeded)
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = exceeded.ResetSeconds.ToString(CultureInfo.InvariantCulture);
        return new ProblemResult(ProblemMap.New(
            ProblemTypes.RateLimited,
            "Too many requests",
            StatusCodes.Status429TooManyRequests,
            string.Create(
                CultureInfo.InvariantCulture,
                    $"At most {exceeded.Quota} requests a minute are served for one {exceeded.Name}. Try again in {exceeded.ResetSeconds} s."))).ExecuteAsync(
                        context);
    }
}
