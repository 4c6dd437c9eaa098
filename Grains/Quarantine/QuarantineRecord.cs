using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.Grains.Quarantine;

/// <summary>The stored quarantine state of a macro, and its transitions.</summary>
[GenerateSerializer, Immutable, Alias("quarantine-record")]
internal sealed record QuarantineRecord
{
    /// <summary>Nothing was ever suspected.</summary>
    public static readonly QuarantineRecord None = new();

    /// <summary>So many viewers' posts quarantined at once make it likely that no body is to blame: then nobody's are rendered.</summary>
    public const int MaxViewers = 3;

    const int MaxPosts = 64;

    static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>The macro's own; null when it may run.</summary>
    [Id(0)] public MacroQuarantine? Macro { get; init; }

    /// <summary>
    /// Suspicions of the macro up to here have had their effect; for those of a viewer's posts see
    /// <see cref="QuarantinedPosts.ResolvedUntil"/>.
    /// </summary>
    [Id(1)] public DateTimeOffset ResolvedUntil { get; init; }

    /// <summary>When the macro was suspected last.</summary>
    [Id(2)] public DateTimeOffset SuspectedAt { get; init; }

    /// <summary>How often it was suspected, each time within a day of the time before.</summary>
    [Id(4)] public int TimesSuspected { get; init; }

    /// <summary>Viewers whose posts are kept from running.</summary>
    [Id(3)] public ImmutableArray<QuarantinedPosts> Posts { get; init; } = [];

    // Records of older builds have none.
    [Id(5)] readonly ImmutableArray<QuarantinedPosts> _released;

    /// <summary>Viewers whose posts were suspected and released within the last day.</summary>
    public ImmutableArray<QuarantinedPosts> Released
    {
        get => _released.IsDefault ? [] : _released;
        init => _released = value.IsDefaultOrEmpty ? default : value;
    }

    /// <summary>Whether a viewer's posts are kept from running, also those of one who is not named when too many are.</summary>
    public bool HoldsPosts(string viewer) => Posts.Length >= MaxViewers || Find(Posts, viewer) is not null;

    /// <summary>From when on a post of the viewer may be tried.</summary>
    public DateTimeOffset NextTryOfPosts(string viewer) => Find(Posts, viewer)?.NextTry ?? Posts.Max(posts => posts.NextTry);

    /// <summary>Suspicions up to here have had their effect.</summary>
    /// <param name="viewer">The viewer whose posts they are of; null for those of the macro.</param>
    public DateTimeOffset ResolvedUntilOf(string? viewer) => viewer is null ? ResolvedUntil : KnownOf(viewer)?.ResolvedUntil ?? default;

    /// <summary>The macro is suspected.</summary>
    public QuarantineRecord Suspect(QuarantineReason reason, DateTimeOffset at, DateTimeOffset now, int revision, QuarantineOptions options)
    {
        var times = now - SuspectedAt < Memory ? TimesSuspected + 1 : 1;
        return this with
        {
            Macro = new(now, reason, now + options.TrialAfter(times), LastTry: null, revision),
            ResolvedUntil = Later(ResolvedUntil, at),
            SuspectedAt = now,
            TimesSuspected = times,
        };
    }

    /// <summary>A viewer's posted body is suspected.</summary>
    public QuarantineRecord SuspectPosts(string viewer, DateTimeOffset at, DateTimeOffset now, QuarantineOptions options)
    {
        var former = KnownOf(viewer);
        var times = former is not null && now - former.SuspectedAt < Memory ? former.TimesSuspected + 1 : 1;
        return Hold(
            new(viewer, now + options.TrialAfter(times))
            {
                ResolvedUntil = Later(former?.ResolvedUntil ?? default, at), SuspectedAt = now, TimesSuspected = times,
            },
            now);
    }

    /// <summary>The macro failed its trial, for which reason it is quarantined if it was not.</summary>
    public QuarantineRecord Fail(QuarantineReason reason, DateTimeOffset now, int revision, QuarantineOptions options) => this with
    {
        Macro = new(Macro?.Since ?? now, Macro?.Reason ?? reason, now + options.NextTrialAfter, now, revision),
        SuspectedAt = now,
    };

    /// <summary>The macro passed its trial.</summary>
    public QuarantineRecord Release() => this with { Macro = null };

    /// <summary>A post of the viewer failed its trial.</summary>
    public QuarantineRecord FailPosts(string viewer, DateTimeOffset now, QuarantineOptions options) =>
        Hold((KnownOf(viewer) ?? new(viewer, now)) with { NextTry = now + options.NextTrialAfter, SuspectedAt = now }, now);

    /// <summary>A post of the viewer passed its trial. When everybody's are kept back, it releases the oldest in place of an unnamed viewer's.</summary>
    public QuarantineRecord ReleasePosts(string viewer, DateTimeOffset now)
    {
        var released = Find(Posts, viewer) ?? Posts.FirstOrDefault();
        if (released is null)
        {
            return this;
        }

        return this with
        {
            Posts = [.. Without(Posts, released.Viewer)],
            Released = [.. Without(Remembered(now), released.Viewer).TakeLast(MaxPosts - 1), released with { SuspectedAt = now }],
        };
    }

    /// <summary>Whoever administers the macro asks for a trial: of posts, the next one is tried.</summary>
    public QuarantineRecord AllowTrials(DateTimeOffset now) => this with { Posts = [.. Posts.Select(posts => posts with { NextTry = now })] };

    QuarantineRecord Hold(QuarantinedPosts posts, DateTimeOffset now) => this with
    {
        Posts = [.. Without(Posts, posts.Viewer).TakeLast(MaxPosts - 1), posts],
        Released = [.. Without(Remembered(now), posts.Viewer)],
    };

    QuarantinedPosts? KnownOf(string viewer) => Find(Posts, viewer) ?? Find(Released, viewer);

    IEnumerable<QuarantinedPosts> Remembered(DateTimeOffset now) => Released.Where(posts => now - posts.SuspectedAt < Memory);

    static QuarantinedPosts? Find(ImmutableArray<QuarantinedPosts> posts, string viewer) =>
        posts.FirstOrDefault(some => string.Equals(some.Viewer, viewer, StringComparison.Ordinal));

    static IEnumerable<QuarantinedPosts> Without(IEnumerable<QuarantinedPosts> posts, string viewer) =>
        posts.Where(some => !string.Equals(some.Viewer, viewer, StringComparison.Ordinal));

    static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>The quarantine of one viewer's posts to a macro.</summary>
/// <param name="Viewer">The viewer's opaque name.</param>
/// <param name="NextTry">From when on the viewer's next post is tried in a process of its own.</param>
[GenerateSerializer, Immutable, Alias("quarantined-posts")]
internal sealed record QuarantinedPosts([property: Id(0)] string Viewer, [property: Id(1)] DateTimeOffset NextTry)
{
    /// <summary>Suspicions of the viewer's posts up to here have had their effect.</summary>
    [Id(2)] public DateTimeOffset ResolvedUntil { get; init; }

    /// <summary>When they were suspected, or released, last.</summary>
    [Id(3)] public DateTimeOffset SuspectedAt { get; init; }

    /// <summary>How often they were suspected, each time within a day of the time before.</summary>
    [Id(4)] public int TimesSuspected { get; init; }
}
