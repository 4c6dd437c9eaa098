using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>What silos do with suspicions.</summary>
internal static class Suspicions
{
    public static Suspicion From(SuspectKey key, CrashEntry entry, QuarantineReason reason, DateTimeOffset at) =>
        new(key.Text, TextOf(entry.Macro), entry.Viewer == 0 ? "" : TextOf(entry.Viewer), KindOf(entry.Kind), reason, at);

    public static Suspicion From(SuspectKey key, RenderJob job, QuarantineReason reason, DateTimeOffset at) => From(
        key,
        new CrashEntry
        {
            Kind = job.Subject.Kind,
            Macro = key.MarkOf(job.Lane.Tenant, job.Lane.Macro),
            Viewer = job.Subject.Viewer is { } viewer ? key.MarkOf(job.Lane.Tenant, job.Lane.Macro, viewer) : 0,
        },
        reason,
        at);

    /// <summary>All of them once, those of the last hour, the newest when there are too many.</summary>
    public static ImmutableArray<Suspicion> Merge(ImmutableArray<Suspicion> some, IEnumerable<Suspicion> others, DateTimeOffset now) =>
    [
        .. some.Concat(others).Distinct()
            .Where(suspicion => now - suspicion.At <= Suspicion.Lifetime)
            .OrderByDescending(suspicion => suspicion.At)
            .Take(ISuspicionsGrain.MaxKept),
    ];

    public static string TextOf(UInt128 mark) => mark.ToString("x32", CultureInfo.InvariantCulture);

    static SuspectKind KindOf(RenderKind kind) => kind switch
    {
        RenderKind.Render => SuspectKind.Render,
        RenderKind.Body => SuspectKind.Body,
        _ => SuspectKind.Editing,
    };
}
