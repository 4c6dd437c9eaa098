using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Crashes;

/// <summary>Exchanges suspicions between silos.</summary>
internal static class Suspicions
{
    /// <summary>Requests of one macro, or of one viewer's posts to it, that are kept: many pages of it take no more places than a few.</summary>
    public const int MaxRequests = 16;

    public static Suspicion From(SuspectKey key, CrashEntry entry, QuarantineReason reason, DateTimeOffset at) =>
        new(key.Text, SuspectKey.TextOf(entry.Macro), entry.Viewer == 0 ? "" : SuspectKey.TextOf(entry.Viewer), KindOf(entry.Kind), reason, at);

    public static Suspicion From(SuspectKey key, RenderJob job, QuarantineReason reason, DateTimeOffset at) =>
        key.Suspect(job.Lane.Tenant, job.Subject.Macro ?? job.Lane.Macro, job.Subject.Viewer, KindOf(job.Subject.Kind), reason, at);

    /// <summary>
    /// The newest of each subject and kind of the last hour, of lost calls also of each request. When there are too many, those of lost calls
    /// go first (anybody who loads pages while a silo ends makes such), then the oldest.
    /// </summary>
    /// <remarks>What a clock that is ahead dated later than now counts as of now, once: what is known of its subject stays as it is.</remarks>
    public static ImmutableArray<Suspicion> Merge(ImmutableArray<Suspicion> known, IEnumerable<Suspicion> others, DateTimeOffset now)
    {
        var all = new Dictionary<(string, string, string, SuspectKind, bool, string), Suspicion>();
        foreach (var suspicion in known.Concat(others))
        {
            var (subject, isAhead) = (SubjectOf(suspicion), suspicion.At > now);
            if (!all.TryGetValue(subject, out var former) || (!isAhead && suspicion.At > former.At))
            {
                all[subject] = isAhead ? suspicion with { At = now } : suspicion;
            }
        }

        return
        [
            .. all.Values
                .Where(suspicion => now - suspicion.At <= Suspicion.Lifetime)
                .GroupBy(suspicion => SubjectOf(suspicion) with { Request = "" })
                .SelectMany(subject => subject
                    .OrderByDescending(suspicion => suspicion.At)
                    .ThenBy(suspicion => suspicion.Request, StringComparer.Ordinal)
                    .Take(MaxRequests))
                .OrderBy(IsOfLostCall)
                .ThenByDescending(suspicion => suspicion.At)
                .ThenBy(suspicion => suspicion.Macro, StringComparer.Ordinal)
                .ThenBy(suspicion => suspicion.Viewer, StringComparer.Ordinal)
                .ThenBy(suspicion => suspicion.Request, StringComparer.Ordinal)
                .Take(ISuspicionsGrain.MaxKept),
        ];
    }

    /// <summary>
    /// Whether two suspicions are of the same macro, viewer, kind and request, and either both of lost calls or both of records and watchdogs.
    /// </summary>
    public static bool IsSameSubject(Suspicion one, Suspicion other) => SubjectOf(one) == SubjectOf(other);

    static (string Key, string Macro, string Viewer, SuspectKind Kind, bool IsOfLostCall, string Request) SubjectOf(Suspicion suspicion) =>
        (suspicion.Key, suspicion.Macro, suspicion.Viewer, suspicion.Kind, IsOfLostCall(suspicion), suspicion.Request);

    static bool IsOfLostCall(Suspicion suspicion) => suspicion.Reason == QuarantineReason.CallLost;

    static SuspectKind KindOf(RenderKind kind) => kind switch
    {
        RenderKind.Render => SuspectKind.Render,
        RenderKind.Body => SuspectKind.Body,
        _ => SuspectKind.Editing,
    };
}
