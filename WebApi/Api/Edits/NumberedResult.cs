using System.Globalization;

namespace UserMacro.WebApi.Api.Edits;

/// <summary>Answers something with the number of its state as ETag, which the next edit names as If-Match.</summary>
/// <param name="value">What is answered.</param>
/// <param name="number">The number of its state.</param>
/// <param name="createdAt">The path of what is new, for 201; null for what was there.</param>
internal abstract class NumberedResult<T>(T value, int number, string? createdAt = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");
        if (createdAt is not null)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = $"{httpContext.Request.PathBase}{createdAt}";
        }

        return response.WriteAsJsonAsync(value, httpContext.RequestAborted);
    }
}
