using System.Globalization;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.RateLimiting;
using UserMacro.WebApi.Caching;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Privacy;

/// <summary>Endpoint metadata: serves people about their own data.</summary>
/// <param name="RequestsPerMinute">How many requests of one person it serves in a minute.</param>
internal sealed record PersonRequirement(int RequestsPerMinute);

/// <summary>Lets people to their own data: with a token that is not from inside a macro or a page, and not too often.</summary>
internal sealed class PersonMiddleware(RequestDelegate next, PersonLimits limits)
{
    static readonly ProblemResult WrongToken = new(ProblemMap.New(
        ProblemTypes.WrongToken,
        "Wrong token", StatusCodes.Status403Forbidden, "This address accepts tokens of the page My data, not tokens of a macro or a page."));

    static readonly ProblemResult Anonymous = new(ProblemMap.New(
        ProblemTypes.WrongToken, "Nobody is logged in", StatusCodes.Status403Forbidden, "Log in to see what is stored about you."));

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PersonRequirement>() is not { } requirement || context.Features.Get<HostCaller>() is not { } caller)
        {
            await next(context);
        }
        else if (caller.Context.IsOfMacroOrContent)
        {
            // Such a token may be in the hands of whoever wrote that macro.
            await WrongToken.ExecuteAsync(context);
        }
        else if (caller.AccountId is not { } account)
        {
            await Anonymous.ExecuteAsync(context);
        }
        else if (limits.WaitFor(caller.Tenant, account, requirement.RequestsPerMinute) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await new ProblemResult(ProblemMap.New(
                ProblemTypes.RateLimited, "Too many requests", StatusCodes.Status429TooManyRequests, "Try again in a minute.")).ExecuteAsync(context);
        }
        else
        {
            context.Features.Set(new Person(caller.Tenant, account));
            await next(context);
        }
    }
}

/// <summary>How often people ask for their own data.</summary>
internal sealed class PersonLimits(TimeProvider time) : IDisposable
{
    const int MaxRemembered = 50_000;

    readonly BoundedCache<(TenantId Tenant, string AccountId, int Quota), RateWindow> _windows = new(MaxRemembered, time);

    /// <summary>Takes one request; how long to wait when it is one too many, else null.</summary>
    public TimeSpan? WaitFor(TenantId tenant, string accountId, int quota)
    {
        var (remaining, reset) = _windows.Use((tenant, accountId, quota), RateWindow.Length * 2, () => new RateWindow(quota, time)).Take();
        return remaining < 0 ? reset : null;
    }

    public void Dispose() => _windows.Dispose();
}
