using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Crashes;

namespace UserMacro.Grains.Quarantine;

[GrainType("suspicions")]
internal sealed class SuspicionsGrain(TimeProvider time) : Grain, ISuspicionsGrain
{
    ImmutableArray<Suspicion> _all = [];

    public Task<ImmutableArray<Suspicion>> Exchange(ImmutableArray<Suspicion> known) => Task.FromResult(_all = Suspicions.Merge(_all, known, time.GetUtcNow()));
}
