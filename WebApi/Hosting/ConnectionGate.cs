using UserMacro.Silo.Hosting;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Hosting;

/// <summary>Answers 503 for all that grains answer, while this process still looks for its silos.</summary>
internal static class ConnectionGate
{
    public static IApplicationBuilder UseConnectionGate(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<ClusterConnection>() is not { } connection)
            return app;
        return app.Use((context, next) =>
            connection.IsOpen || !NeedsGrains(context.Request.Path) ? next(context) : new ProblemResult(FailureHandler.Unavailable).ExecuteAsync(context));
    }

    static bool NeedsGrains(PathString path) => path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
