using UserMacro.Silo.Hosting;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Hosting;

/// <summary>Answers 503 for all that grains answer, while this process still looks for its silos.</summary>
internal static class ConnectionGate
{
    public static IApplicationBuilder UseConnectionGate(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<ClusterConnection>() is not { } connection)
            return app;
        var host = app.ApplicationServices.GetRequiredService<HostPage>().Endpoints;
        return app.Use((context, next) =>
            connection.IsOpen || !NeedsGrains(context.Request.Path, host)
                ? next(context)
                : new ProblemResult(FailureHandler.Unavailable).ExecuteAsync(context));
    }

    static bool NeedsGrains(PathString path, string host) =>
        path.StartsWithSegments(host, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
