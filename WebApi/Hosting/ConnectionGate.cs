using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosting;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Hosting;

/// <summary>Answers 503 for all that grains answer, while this process still looks for its silos.</summary>
internal static class ConnectionGate
{
    const string ApiPath = "/api";

    public static IApplicationBuilder UseConnectionGate(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<ClusterConnection>() is not { } connection)
        {
            return app;
        }

        string[] paths = [ApiPath, .. app.ApplicationServices.GetRequiredService<HostAdapters<HostPage>>().All.Select(host => host.Endpoints)];
        return app.Use((context, next) =>
            connection.IsOpen || !Array.Exists(paths, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
                ? next(context)
                : new ProblemResult(FailureHandler.Unavailable).ExecuteAsync(context));
    }
}
