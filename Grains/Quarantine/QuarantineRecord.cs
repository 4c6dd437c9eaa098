using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.Grains.Quarantine;

/// <summary>What is stored of a macro's quarantine, and how it changes.</summary>
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

    /// <summary>Suspicions up to here have had their effect.</summary>
    [Id(1)] public DateTimeOffset ResolvedUntil { get; init; }

    /// <summary>When the macro was suspected last.</summary>
    [Id(2)] public DateTimeOffset SuspectedAt { get; init; }

    /// <summary>How often it was suspected, each time within a day of the time before.</summary>
    [Id(4)] public int TimesSuspected { get; init; }

    /// <summary>Viewers whose posts are kept from running.</summary>
    [Id(3)] public ImmutableArray<QuarantinedPosts> Posts { get; init; } = [];

    /// <summary>Whether a viewer's posts are kept from running, also those of one who is not named when too many are.</summary>
    public bool HoldsPosts(string viewer) => Posts.Length >= MaxViewers || Posts.Any(posts => string.Equals(posts.Viewer, viewer, StringComparison.Ordinal));

    /// <summary>From when on a post of the viewer may be tried.</summary>
    public DateTimeOffset NextTryOfPosts(string viewer) =>
        Posts.FirstOrDefault(posts => string.Equals(posts.Viewer, viewer, StringComparison.Ordinal))?.NextTry ?? Posts.Max(posts => posts.NextTry);

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

    /// <summary>What a viewer posts is suspected.</summary>
    public QuarantineRecord SuspectPosts(string viewer, DateTimeOffset at, DateTimeOffset now, QuarantineOptions options) => this with
    {
        Posts = [.. Without(viewer).TakeLast(MaxPosts - 1), new(viewer, now + options.FirstTrialAfter)],
        ResolvedUntil = Later(ResolvedUntil, at),
    };

    /// <summary>The macro failed its trial, for which reason it is quarantined if it was not.</summary>
    public QuarantineRecord Fail(QuarantineReason reason, DateTimeOffset now, int revision, QuarantineOptions options) => this with
    {
        Macro = new(Macro?.Since ?? now, Macro?.Reason ?? reason, now + options.NextTrialAfter, now, revision),
        SuspectedAt = now,
    };

    /// <summary>The macro passed its trial.</summary>
    public QuarantineRecord Release() => this with { Macro = null };

    /// <summary>A post of the viewer failed its trial.</summary>
    public QuarantineRecord FailPosts(string viewer, DateTimeOffset now, QuarantineOptions options) => this with
    {
        Posts = [.. Without(viewer).TakeLast(MaxPosts - 1), new(viewer, now + options.NextTrialAfter)],
    };

    /// <summary>A post of the viewer passed its trial.</summary>
    public QuarantineRecord ReleasePosts(string viewer) => this with
    {
        Posts = Posts.Any(posts => string.Equals(posts.Viewer, viewer, StringComparison.Ordinal)) ? [.. Without(viewer)] : Posts[1..],
    };

    /// <summary>Whoever administers the macro asks for a trial: of posts, the next one is tried.</summary>
    public QuarantineRecord AllowTrials(DateTimeOffset now) => this with { Posts = [.. Posts.Select(posts => posts with { NextTry = now })] };

    IEnumerable<QuarantinedPosts> Without(string viewer) => Posts.Where(posts => !string.Equals(posts.Viewer, viewer, StringComparison.Ordinal));

    static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>What one viewer posts to a macro is kept from running.</summary>
/// <param name="Viewer">The viewer's opaque name.</param>
/// <param name="NextTry">From when on the viewer's next post is tried in a process of its own.</param>
[GenerateSerializer, Immutable, Alias("quarantined-posts")]
internal sealed record QuarantinedPosts([property: Id(0)] string Viewer, [property: Id(1)] DateTimeOffset NextTry);
