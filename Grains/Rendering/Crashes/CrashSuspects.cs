using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Crashes;

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

    /// <summary>Adds what is not known yet, and forgets what is too old.</summary>
    public void Add(ImmutableArray<Suspicion> suspicions)
    {
        lock (_gate)
        {
            var all = Suspicions.Merge(_known.Suspicions, suspicions.IsDefault ? [] : suspicions, time.GetUtcNow());
            if (!all.SequenceEqual(_known.Suspicions))
            {
                _known = new(all, _known.Version + 1);
            }
        }
    }

    /// <summary>The suspicion as of now when a clock that is ahead dated it later.</summary>
    public Suspicion Clamp(Suspicion suspicion) => time.GetUtcNow() is var now && suspicion.At > now ? suspicion with { At = now } : suspicion;

    public void Report(RenderJob job) => Add([Suspicions.From(_key, job, QuarantineReason.DidNotEnd, time.GetUtcNow())]);

    sealed record Known(ImmutableArray<Suspicion> Suspicions, int Version);
}
