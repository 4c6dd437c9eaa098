using System.Globalization;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Api.Work;

/// <summary>Answers 429 to callers whose budget of work is used up, and 503 to a second large file of a tenant, before their requests are read.</summary>
internal sealed class WorkMiddleware(RequestDelegate next, WorkBudgets budgets, ImportLimiter places)
{
    static readonly ProblemResult Busy = new(ProblemMap.New(
        ProblemTypes.Busy, "Busy", StatusCodes.Status503ServiceUnavailable,
            "Another file of this site is being read or written, or too many of others. Try again in a moment."));

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<WorkRequirement>() is not { Kind: var kind } || context.Features.Get<ApiCaller>() is not { } caller)
        {
            await next(context);
            return;
        }

        if (budgets.Exceeded(caller) is { } exceeded)
        {
            await RefuseAsync(context, exceeded.Name, exceeded.SecondsPerMinute, exceeded.Wait);
            return;
        }

        using var place = kind == WorkKind.Computation ? null : places.TryEnter(kind, caller.Tenant);
        if (kind != WorkKind.Computation && place is null)
        {
            await Busy.ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    static Task RefuseAsync(HttpContext context, string name, int quota, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ProblemResult(ProblemMap.New(
            ProblemTypes.RateLimited,
            "Too much work",
            StatusCodes.Status429TooManyRequests,
            string.Create(
                CultureInfo.InvariantCulture,
                $"One {name} gets {quota} s of computing time a minute for checks, previews, comparisons, imports and exports; this one has "
                + $"used {seconds * quota / 60.0:0.#} s more than it has. Try again in {seconds} s."))).ExecuteAsync(context);
    }
}
