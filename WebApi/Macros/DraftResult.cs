using System.Globalization;
using UserMacro.WebApi.Macros.Contracts;

namespace UserMacro.WebApi.Macros;

/// <summary>Answers a macro with its draft's number as ETag.</summary>
/// <param name="details">The macro.</param>
/// <param name="created">Whether it is new: 201 with its address.</param>
internal sealed class DraftResult(MacroDetailsDto details, bool created = false) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{details.Draft.Number}\"");
        if (created)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = $"{httpContext.Request.PathBase}{MacrosApi.Path}/{details.Key}";
        }

        return response.WriteAsJsonAsync(details, httpContext.RequestAborted);
    }
}
