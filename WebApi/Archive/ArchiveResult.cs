using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace UserMacro.WebApi.Archive;

/// <summary>Answers an archive as a file, written while it is read. One that breaks off is no JSON.</summary>
internal sealed class ArchiveResult(string name, Func<JsonStream, Task> write) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var date = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var response = httpContext.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{name}-archive-{date:yyyy-MM-dd}.json\"");
        await using var json = new JsonStream(
            response.BodyWriter, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions, httpContext.RequestAborted);
        await write(json);
    }
}
