using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Hosting;

/// <summary>
/// What this front end knows of calls whose silo went away while they ran a macro: one of these may have ended it. All silos are told, and
/// calls for the same macro say so until they know.
/// </summary>
internal sealed class LostCalls(IServiceProvider services, TimeProvider time, ILogger<LostCalls> logger)
{
    /// <summary>By then every silo knows: they ask each other every two seconds.</summary>
    static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);

    static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Calls remembered; of more than that, silos are told all the same.</summary>
    const int MaxKept = 10_000;

    readonly SuspectKey _key = SuspectKey.Create();
    readonly Lock _gate = new();
    readonly Dictionary<MacroCall, Suspicion> _lost = [];
    DateTimeOffset _swept;
    long _markedUntil;

    /// <summary>Gives a call the suspicion that a former one of its macro left.</summary>
    public void Mark(IGrainCallContext call)
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks >= Volatile.Read(ref _markedUntil))
            return;
        Suspicion? suspicion;
        lock (_gate)
            suspicion = _lost.GetValueOrDefault(MacroCall.From(call));
        if (suspicion is not null && now - suspicion.At < Spread)
            LostCall.Enter(suspicion);
    }

    /// <summary>Takes note of a lost call and tells the silos. What <see cref="Mark"/> is asked about from here on carries it.</summary>
    public void Add(MacroCall call)
    {
        var now = time.GetUtcNow();
        if (GrainKeys.TenantOf(call.Grain) is not { } tenant)
            return;
        var suspicion = _key.Suspect(tenant.Value, GrainKeys.MacroOf(call.Grain).Value, call.Viewer, call.Kind, QuarantineReason.CallLost, now);
        lock (_gate)
        {
            Sweep(now);
            if (_lost.Count < MaxKept || _lost.ContainsKey(call))
                _lost[call] = suspicion;
            Volatile.Write(ref _markedUntil, (now + Spread).UtcTicks);
        }

        Log.CallLost(logger, call.Kind);
        TellAsync(suspicion).Ignore();
    }

    async Task TellAsync(Suspicion suspicion)
    {
        try
        {
            // Resolved late: the filter that asks for this is part of the client itself.
            await services.GetRequiredService<IGrainFactory>().GetGrain<ISuspicionsGrain>(ISuspicionsGrain.Key).Exchange([suspicion]);
        }
        catch (Exception failure)
        {
            Log.SuspicionNotTold(logger, failure.Message);
        }
    }

    /// <summary>Forgets what all silos know. Many calls are lost at once, so not for each of them.</summary>
    void Sweep(DateTimeOffset now)
    {
        if (now - _swept < SweepPeriod)
            return;
        _swept = now;
        foreach (var (call, suspicion) in _lost)
        {
            if (now - suspicion.At >= Spread)
                _lost.Remove(call);
        }
    }
}

/// <summary>A call that runs what an author wrote.</summary>
/// <param name="Grain">Key of the macro's grain.</param>
/// <param name="Viewer">An opaque name of the viewer who posted the body; null when nobody did.</param>
/// <param name="Kind">What is run.</param>
internal readonly record struct MacroCall(string Grain, string? Viewer, SuspectKind Kind)
{
    public static MacroCall From(IGrainCallContext call)
    {
        var request = call.Request?.GetArgumentCount() > 0 ? call.Request.GetArgument(0) as RenderRequest : null;
        return new(
            call.TargetId.Key.ToString()!,
            request?.BodyPostedBy,
            request is null ? SuspectKind.Editing : request.BodyPostedBy is null ? SuspectKind.Render : SuspectKind.Body);
    }
}
