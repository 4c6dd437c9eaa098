using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace UserMacro.Silo.Hosting;

/// <summary>The probes of a stand-alone silo.</summary>
internal static class SiloHealth
{
    /// <summary>
    /// <c>/health/live</c>: the process answers; it asks nobody, so that an outage elsewhere restarts nothing. <c>/health/ready</c>: the silo takes calls.
    /// </summary>
    public static void MapSiloHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
