using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace UserMacro.Silo.Hosting;

/// <summary>The probes of a stand-alone silo.</summary>
internal static class SiloHealth
{
    /// <summary>
    /// <c>/health/live</c>: the process answers; it asks nobody, so that an outage elsewhere restarts nothing. <c>/health/ready</c>: the silo takes calls.
    /// </summary>
    public static void MapSiloHealth(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                SafeHeaders.Complete(context.Response.Headers, context.Request.IsHttps);
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }
}
