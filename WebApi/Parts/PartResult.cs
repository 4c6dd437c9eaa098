using System.Globalization;
using UserMacro.WebApi.Parts.Contracts;

namespace UserMacro.WebApi.Parts;

/// <summary>Answers a shared part with its number as ETag.</summary>
/// <param name="part">The part.</param>
/// <param name="created">Whether it is new: 201 with its address.</param>
internal sealed class PartResult(PartDto part, bool created = false) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{part.Number}\"");
        if (created)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = $"{httpContext.Request.PathBase}{PartsApi.Path}/{part.Name}";
        }

        return response.WriteAsJsonAsync(part, httpContext.RequestAborted);
    }
}
