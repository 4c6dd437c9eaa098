using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Idempotency;

/// <summary>Tells callers that a previous request with the same idempotency key did what this one asks for.</summary>
internal sealed class RepeatMarker(IHttpContextAccessor http)
{
    /// <summary>Marks the answer to the current request when the result is that of a repeat.</summary>
    public Result<T> Mark<T>(Result<T> result)
    {
        if (result.IsRepeat && http.HttpContext is { } context)
        {
            context.Response.Headers[IdempotencyMiddleware.ReplayedHeader] = "true";
        }

        return result;
    }
}
