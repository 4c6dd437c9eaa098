using System.Runtime.InteropServices;
namespace UserMacro.WebApi.Hosting;

/// <summary>
/// Calls that ran a macro and were not answered in time. Mostly their silo was busy. Only when the cluster votes a silo out that was there
/// when they began may one of them have ended it: then they count as lost. The membership is read while such calls are remembered only.
/// </summary>
internal sealed class TimedOutCalls(IServiceProvider services, LostCalls lost, TimeProvider time, ILogger<TimedOutCalls> logger)
{
    /// <summary>How often the membership is read.</summary>
    internal static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(5);

    /// <summary>How long calls are remembered: with Orleans' defaults a silent silo is voted out within 40 s.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    /// <summary>How far the clocks of silos and front ends may be apart.</summary>
    static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    const int MaxKept = 1_000;

    readonly Lock _gate = new();
    readonly Dictionary<MacroCall, TimedOut> _calls = [];
    bool _isWatching;

    /// <summary>Takes note of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="began">When it was made.</param>
    public void Add(MacroCall call, DateTimeOffset began)
    {
        lock (_gate)
        {
            if (_calls.Count < MaxKept || _calls.ContainsKey(call))
                _calls[call] = new(began, time.GetUtcNow());
            if (_isWatching)
                return;
            _isWatching = true;
        }

        WatchAsync().Ignore();
    }

    async Task WatchAsync()
    {
        while (true)
        {
            var votedOut = await LastVotedOutAsync();
            foreach (var call in Settle(votedOut))
                lost.Add(call);
            lock (_gate)
            {
                if (_calls.Count == 0)
                {
                    _isWatching = false;
                    return;
                }
            }

            await Task.Delay(LookPeriod, time);
        }
    }

    /// <summary>When the last silo was voted out; null when none was, or nobody can say. A silo that leaves by itself ends its calls first.</summary>
    async Task<DateTimeOffset?> LastVotedOutAsync()
    {
        try
        {
            // Resolved late: the filter that asks for this is part of the client itself.
            var silos = await services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetDetailedHosts();
            return silos
                .Where(silo => silo.Status == SiloStatus.Dead)
                .SelectMany(silo => silo.SuspectTimes ?? [])
                .Select(vote => (DateTimeOffset?)new DateTimeOffset(DateTime.SpecifyKind(vote.Item2, DateTimeKind.Utc)))
                .Max();
        }
        catch (Exception failure)
        {
            Log.MembershipUnread(logger, failure.Message);
            return null;
        }
    }

    /// <summary>Takes out the calls that count as lost, and forgets those that are too old to.</summary>
    List<MacroCall> Settle(DateTimeOffset? votedOut)
    {
        List<MacroCall> losses = [];
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var (call, timedOut) in _calls)
            {
                var isLost = votedOut >= timedOut.Began - ClockSkew;
                if (isLost)
                    losses.Add(call);
                if (isLost || now - timedOut.At >= Kept)
                    _calls.Remove(call);
            }
        }

        return losses;
    }

    [StructLayout(LayoutKind.Auto)]
    readonly record struct TimedOut(DateTimeOffset Began, DateTimeOffset At);
}
