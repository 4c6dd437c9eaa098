using System.Globalization;
using System.Text;

namespace UserMacro.WebApi.Render;

/// <summary>Answers a page of ours to the site that may frame it.</summary>
internal sealed class FrameResult(string html, string policy, int status = StatusCodes.Status200OK, TimeSpan? retryAfter = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = policy;
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        response.ContentLength = Encoding.UTF8.GetByteCount(html);
        return response.WriteAsync(html, httpContext.RequestAborted);
    }
}
