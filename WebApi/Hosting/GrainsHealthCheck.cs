using Microsoft.Extensions.Diagnostics.HealthChecks;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosting;

namespace UserMacro.WebApi.Hosting;

/// <summary>Ready when a grain answers; one that reads its storage first. Several are asked, since the silo of a single one may just have died.</summary>
internal sealed class GrainsHealthCheck(IGrainFactory grains, ClusterConnection? connection = null) : IHealthCheck
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);
    static readonly string[] Asked = ["health-1", "health-2", "health-3"];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (connection is { IsOpen: false })
        {
            return HealthCheckResult.Unhealthy("No silo answers yet.");
        }

        Exception? last = null;
        await foreach (var answer in Task.WhenEach(Asked.Select(key => AskAsync(key, cancellationToken))).WithCancellation(cancellationToken))
        {
            last = await answer;
            if (last is null)
            {
                return HealthCheckResult.Healthy();
            }
        }

        return HealthCheckResult.Unhealthy("No grain answers.", last);
    }

    async Task<Exception?> AskAsync(string key, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<ITenantDirectoryGrain>(key).Find().WaitAsync(Timeout, cancellation);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return failure;
        }
    }
}
