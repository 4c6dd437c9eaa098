using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>What silos do with suspicions.</summary>
internal static class Suspicions
{
    public static Suspicion From(SuspectKey key, CrashEntry entry, QuarantineReason reason, DateTimeOffset at) =>
        new(key.Text, SuspectKey.TextOf(entry.Macro), entry.Viewer == 0 ? "" : SuspectKey.TextOf(entry.Viewer), KindOf(entry.Kind), reason, at);

    public static Suspicion From(SuspectKey key, RenderJob job, QuarantineReason reason, DateTimeOffset at) =>
        key.Suspect(job.Lane.Tenant, job.Subject.Macro ?? job.Lane.Macro, job.Subject.Viewer, KindOf(job.Subject.Kind), reason, at);

    /// <summary>All of them once, those of the last hour, the newest when there are too many.</summary>
    public static ImmutableArray<Suspicion> Merge(ImmutableArray<Suspicion> some, IEnumerable<Suspicion> others, DateTimeOffset now) =>
    [
        .. some.Concat(others).Distinct()
            .Where(suspicion => now - suspicion.At <= Suspicion.Lifetime)
            .OrderByDescending(suspicion => suspicion.At)
            .Take(ISuspicionsGrain.MaxKept),
    ];

    static SuspectKind KindOf(RenderKind kind) => kind switch
    {
        RenderKind.Render => SuspectKind.Render,
        RenderKind.Body => SuspectKind.Body,
        _ => SuspectKind.Editing,
    };
}
