using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Hosting;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Outbox;

namespace UserMacro.Grains.Outbox;

/// <summary>Makes sure that some silo watches each outbox record: when this silo starts, and within seconds after another silo ends.</summary>
internal sealed class OutboxWatch(IGrainFactory grains, TimeProvider time, ILogger<OutboxWatch> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    // Polled, so that no end of a silo is missed and none has to be announced.
    static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    public void Participate(ISiloLifecycle observer) => observer.RunWhileActive(nameof(OutboxWatch), RunAsync);

    async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await Task.WhenAll(Enumerable.Range(0, GrainKeys.OutboxRecords).Select(WatchAsync)).WaitAsync(cancellation);
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    async Task WatchAsync(int record)
    {
        try
        {
            await grains.GetGrain<IOutboxGrain>(GrainKeys.Outbox(record)).Watch();
        }
        catch (Exception fault)
        {
            Log.OutboxUnwatched(logger, record, fault.GetType().Name);
        }
    }
}
