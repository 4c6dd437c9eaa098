using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Hosting;

namespace UserMacro.Grains.Quarantine;

/// <summary>
/// When a silo of the cluster was lost last: declared dead without having said that it leaves. Macros that were active there are activated
/// by the others at once, before front ends could say whose calls were lost; so these wait a moment with what they run.
/// </summary>
internal sealed class SiloLosses(IClusterMembershipService membership, IGrainFactory grains, TimeProvider time, ILogger<SiloLosses> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>By then front ends have told which calls they lost: they look twice a second, and silos ask for suspicions as often meanwhile.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(2.5);

    /// <summary>Silos learn of a loss one after the other, and a macro may be activated by one that has not yet.</summary>
    static readonly TimeSpan Spread = TimeSpan.FromSeconds(2);

    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(2);

    readonly Lock _gate = new();
    volatile ClusterMembershipSnapshot? _seen;

    // In ticks, 0 for none: each render reads it without a lock.
    long _last;

    /// <summary>How long ago the last loss was found out; null when there was none since this silo started.</summary>
    public TimeSpan? SinceLast => Last is { } last ? time.GetUtcNow() - last : null;

    /// <summary>Whether a loss is so new that not all may be known of it.</summary>
    public bool IsSettling => SinceLast < Settling;

    DateTimeOffset? Last
    {
        get
        {
            if (!ReferenceEquals(membership.CurrentSnapshot, _seen))
            {
                Look();
            }

            return Volatile.Read(ref _last) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;
        }
    }

    /// <summary>How long what was activated at a time waits before it runs anything; zero when no loss is new.</summary>
    public TimeSpan WaitOf(DateTimeOffset activated) =>
        Last is { } last && activated >= last - Spread && last + Settling - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero;

    public void Participate(ISiloLifecycle observer) => observer.RunWhileActive(
        nameof(SiloLosses),
        WatchAsync,
        async cancellation =>
            await ReadVotesAsync().WaitAsync(StartTimeout, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));

    async Task WatchAsync(CancellationToken cancellation)
    {
        await foreach (var update in membership.MembershipUpdates.WithCancellation(cancellation))
        {
            Look();
        }
    }

    /// <summary>Learns of a loss just before this silo joined: what others voted out did not leave by itself.</summary>
    async Task ReadVotesAsync()
    {
        try
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts();
            var votes = silos
                .Where(silo => silo.Status == SiloStatus.Dead)
                .SelectMany(silo => silo.SuspectTimes ?? [])
                .Select(vote => new DateTimeOffset(DateTime.SpecifyKind(vote.Item2, DateTimeKind.Utc)))
                .ToList();
            if (votes.Count == 0)
            {
                return;
            }

            lock (_gate)
            {
                Lose(votes.Max());
            }
        }
        catch (Exception fault)
        {
            Log.VotesUnread(logger, fault.GetType().Name);
        }
    }

    /// <summary>Compares with what was seen before, so that nobody continues with a membership in which a loss was overlooked.</summary>
    void Look()
    {
        lock (_gate)
        {
            var current = membership.CurrentSnapshot;
            if (_seen is { } seen
                && seen.Members.Values.Any(member => member.Status == SiloStatus.Active && current.GetSiloStatus(member.SiloAddress) == SiloStatus.Dead))
            {
                Lose(time.GetUtcNow());
            }

            _seen = current;
        }
    }

    /// <summary>Keeps the latest loss; the clocks of those who voted may be ahead.</summary>
    void Lose(DateTimeOffset at) => Volatile.Write(ref _last, Math.Max(_last, Math.Min(at.UtcTicks, time.GetUtcNow().UtcTicks)));
}
