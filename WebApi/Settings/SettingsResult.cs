using System.Globalization;
using UserMacro.WebApi.Settings.Contracts;

namespace UserMacro.WebApi.Settings;

/// <summary>Answers settings with their version as ETag.</summary>
internal sealed class SettingsResult(SettingsDto settings, int version) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        return httpContext.Response.WriteAsJsonAsync(settings, httpContext.RequestAborted);
    }
}
