using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>What this silo knows of suspects: from crash records it found, from its watchdog, and from others (<see cref="SuspicionExchange"/>).</summary>
internal sealed class CrashSuspects(TimeProvider time) : IStuckJobs
{
    readonly SuspectKey _key = SuspectKey.Create();
    readonly Lock _gate = new();
    Known _known = new([], 0);

    /// <summary>All of them; the same array as long as nothing is added.</summary>
    public ImmutableArray<Suspicion> All => _known.Suspicions;

    /// <summary>Rises whenever something is added.</summary>
    public int Version => _known.Version;

    public void Add(ImmutableArray<Suspicion> suspicions)
    {
        if (suspicions.IsDefaultOrEmpty)
            return;
        lock (_gate)
        {
            var all = Suspicions.Merge(_known.Suspicions, suspicions, time.GetUtcNow());
            if (!all.SequenceEqual(_known.Suspicions))
                _known = new(all, _known.Version + 1);
        }
    }

    public void Report(RenderJob job) => Add([Suspicions.From(_key, job, QuarantineReason.DidNotEnd, time.GetUtcNow())]);

    sealed record Known(ImmutableArray<Suspicion> Suspicions, int Version);
}
