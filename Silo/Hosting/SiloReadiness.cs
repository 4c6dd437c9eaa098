using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace UserMacro.Silo.Hosting;

/// <summary>Ready while the silo takes calls: not before it has joined, and no longer once it leaves.</summary>
internal sealed class SiloReadiness(ISiloStatusOracle status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            status.CurrentStatus == SiloStatus.Active ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The silo is {status.CurrentStatus}."));
}
