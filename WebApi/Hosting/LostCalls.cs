using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.WebApi.Diagnostics;

namespace UserMacro.WebApi.Hosting;

/// <summary>
/// What this front end knows of calls whose silo went away while they ran a macro: one of these may have ended it. All silos are told, and
/// further calls with the same request say so until they know.
/// </summary>
internal sealed class LostCalls(IServiceProvider services, TimeProvider time, ILogger<LostCalls> logger)
{
    /// <summary>By then every silo knows: they ask each other every two seconds.</summary>
    static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);

    static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Calls remembered, and calls still to be told.</summary>
    const int MaxKept = 10_000;

    /// <summary>Told at once: the silos keep no more than that.</summary>
    const int MaxTold = ISuspicionsGrain.MaxKept;

    readonly SuspectKey _key = SuspectKey.Create();
    readonly Lock _gate = new();
    readonly Dictionary<MacroCall, Suspicion> _lost = [];
    readonly Queue<Suspicion> _untold = [];
    DateTimeOffset _swept;
    long _markedUntil;
    int _isTelling;

    /// <summary>Gives a call the suspicion that a lost one with the same request left.</summary>
    public void Mark(IGrainCallContext call)
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks >= Volatile.Read(ref _markedUntil))
        {
            return;
        }

        var macroCall = MacroCall.From(call);
        Suspicion? suspicion;
        lock (_gate)
        {
            suspicion = _lost.GetValueOrDefault(macroCall);
        }

        if (suspicion is not null && now - suspicion.At < Spread)
        {
            LostCall.Enter(suspicion);
        }
    }

    /// <summary>Takes note of a lost call and tells the silos. What <see cref="Mark"/> is asked about from here on carries it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="began">When it was made.</param>
    public void Add(MacroCall call, DateTimeOffset began)
    {
        var now = time.GetUtcNow();
        if (GrainKeys.TenantOf(call.Grain) is not { } tenant)
        {
            return;
        }

        var suspicion = _key.Suspect(tenant.Value, GrainKeys.MacroOf(call.Grain).Value, call.Viewer, call.Kind, QuarantineReason.CallLost, now) with
        {
            Began = began,
            Request = call.Request.Length == 0 ? "" : _key.MarkOfRequest(call.Request),
        };
        lock (_gate)
        {
            Sweep(now);
            if (_lost.Count < MaxKept || _lost.ContainsKey(call))
            {
                _lost[call] = suspicion;
            }

            if (_untold.Count < MaxKept)
            {
                _untold.Enqueue(suspicion);
            }

            Volatile.Write(ref _markedUntil, (now + Spread).UtcTicks);
        }

        Log.CallLost(logger, call.Kind);
        TellAsync().Ignore();
    }

    /// <summary>Tells the silos what they have not heard; once at a time. What cannot be told now is told with the next call.</summary>
    public async Task TellAsync()
    {
        if (Interlocked.Exchange(ref _isTelling, 1) == 1)
        {
            return;
        }

        try
        {
            while (Untold() is { IsEmpty: false } untold)
            {
                // Resolved late: the filter that asks for this is part of the client itself.
                await services.GetRequiredService<IGrainFactory>().GetGrain<ISuspicionsGrain>(ISuspicionsGrain.Key).Exchange(untold);
                lock (_gate)
                {
                    for (var told = 0; told < untold.Length; told++)
                    {
                        _untold.Dequeue();
                    }
                }
            }
        }
        catch (Exception failure)
        {
            Log.SuspicionNotTold(logger, failure.GetType().Name);
        }
        finally
        {
            Volatile.Write(ref _isTelling, 0);
        }
    }

    ImmutableArray<Suspicion> Untold()
    {
        lock (_gate)
        {
            return [.. _untold.Take(MaxTold)];
        }
    }

    /// <summary>Forgets what all silos know. Many calls are lost at once, so not for each of them.</summary>
    void Sweep(DateTimeOffset now)
    {
        if (now - _swept < SweepPeriod)
        {
            return;
        }

        _swept = now;
        foreach (var (call, suspicion) in _lost)
        {
            if (now - suspicion.At >= Spread)
            {
                _lost.Remove(call);
            }
        }
    }
}
