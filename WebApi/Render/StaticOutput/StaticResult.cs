using System.Text;

namespace UserMacro.WebApi.Render.StaticOutput;

/// <summary>Answers storage format.</summary>
/// <param name="storage">The fragment; null when the host holds it already: 304.</param>
/// <param name="tag">Names the content, so that the host may keep it and ask whether it still holds; null when it must not be kept.</param>
internal sealed class StaticResult(string? storage, string? tag) : IResult
{
    /// <summary>Asked for again at every use, so that a publish shows at once; shown for a day when the service cannot be asked (RFC 5861).</summary>
    const string Revalidated = "no-cache, stale-if-error=86400";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = tag is null ? "no-store" : Revalidated;
        if (tag is not null)
        {
            response.Headers.ETag = tag;
        }

        if (storage is null)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        // Also after a failure, for which the status is set already: an error would fail the page.
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Encoding.UTF8.GetByteCount(storage);
        return response.WriteAsync(storage, httpContext.RequestAborted);
    }
}
