using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Hosting;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Crashes;

namespace UserMacro.Grains.Quarantine;

/// <summary>
/// Keeps the silo's suspects the same as those of all others, every two seconds, and twice a second while a silo was lost a moment ago.
/// Renders never wait for it: they look at what the silo knows.
/// </summary>
internal sealed class SuspicionExchange(
    CrashSuspects suspects, SiloLosses losses, IGrainFactory grains, TimeProvider time, ILogger<SuspicionExchange> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.5);

    public void Participate(ISiloLifecycle observer) => observer.RunWhileActive(
        nameof(SuspicionExchange),
        RunAsync,
        async cancellation =>
            await TryExchangeAsync().WaitAsync(Period, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));

    async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var asked = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (time.GetElapsedTime(asked) < Period && !losses.IsSettling)
            {
                continue;
            }

            asked = time.GetTimestamp();
            await TryExchangeAsync().WaitAsync(cancellation);
        }
    }

    async Task TryExchangeAsync()
    {
        try
        {
            suspects.Add(await grains.GetGrain<ISuspicionsGrain>(ISuspicionsGrain.Key).Exchange(suspects.All));
        }
        catch (Exception fault)
        {
            Log.SuspicionsNotExchanged(logger, fault.GetType().Name);
        }
    }
}
