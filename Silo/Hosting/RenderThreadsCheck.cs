using Microsoft.Extensions.Diagnostics.HealthChecks;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Silo.Hosting;

/// <summary>Degraded while threads are held by renders that do not end, unhealthy when more are than are replaced: then only a new process helps.</summary>
internal sealed class RenderThreadsCheck(RenderHealth renders) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["stuck"] = renders.StuckThreads };
        return Task.FromResult(
            renders.IsShort ? HealthCheckResult.Unhealthy(
                $"{renders.StuckThreads} renders are stuck, more than the pool replaces threads. Restart the process.", data: data)
            : renders.StuckThreads > 0 ? HealthCheckResult.Degraded($"{renders.StuckThreads} renders are stuck; their threads were replaced.", data: data)
            : HealthCheckResult.Healthy());
    }
}
