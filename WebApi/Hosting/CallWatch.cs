using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.WebApi.Diagnostics;

namespace UserMacro.WebApi.Hosting;

/// <summary>
/// Asks twice a second whether a silo was lost, while calls that ran a macro wait long for an answer, and tells the silos which calls were
/// lost until they have heard it.
/// </summary>
internal sealed class CallWatch(
    IGrainFactory grains, OutstandingCalls outstanding, LostCalls lost, TimeProvider time, ILogger<CallWatch> logger) : BackgroundService
{
    /// <summary>How often it looks. Silos wait a few times as long before they run macros of one that was lost.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(0.5);

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        if (outstanding.AreAny)
        {
            outstanding.Forget();
            if (await LastLossAsync(cancellation) is { } last)
            {
                outstanding.Settle(last);
            }
        }

        await lost.TellAsync();
    }

    async Task<DateTimeOffset?> LastLossAsync(CancellationToken cancellation)
    {
        try
        {
            var ago = await grains.GetGrain<ISiloLossesGrain>(ISiloLossesGrain.Key).SinceLast().WaitAsync(Timeout, time, cancellation);
            return time.GetUtcNow() - ago;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.LossesUnread(logger, failure.GetType().Name);
            return null;
        }
    }
}
