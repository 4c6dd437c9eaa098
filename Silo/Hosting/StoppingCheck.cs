using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace UserMacro.Silo.Hosting;

/// <summary>Not ready from the moment the process is asked to stop: before it refuses anything, so that nobody sends it more.</summary>
public sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The process is stopping.") : HealthCheckResult.Healthy());
}
