using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace UserMacro.WebApi.Hosting;

internal static class HealthApi
{
    /// <summary>The process answers (<c>live</c>, asks nobody) and can serve (<c>ready</c>).</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
        return routes;
    }
}
