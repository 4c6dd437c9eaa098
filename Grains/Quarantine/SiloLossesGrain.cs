using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.Grains.Quarantine;

[StatelessWorker(1)]
[GrainType("silolosses")]
internal sealed class SiloLossesGrain(SiloLosses losses) : Grain, ISiloLossesGrain
{
    public Task<TimeSpan?> SinceLast() => Task.FromResult(losses.SinceLast);
}
