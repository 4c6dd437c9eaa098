using System.Collections.Concurrent;
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

    const int MaxKept = 10_000;

    readonly SuspectKey _key = SuspectKey.Create();
    readonly ConcurrentDictionary<(string Macro, string? Viewer), Suspicion> _lost = new();

    /// <summary>Gives a call the suspicion that a former one of its macro left.</summary>
    public void Mark(IGrainCallContext call)
    {
        if (!_lost.IsEmpty && _lost.TryGetValue(SubjectOf(call), out var suspicion) && time.GetUtcNow() - suspicion.At < Spread)
            LostCall.Enter(suspicion);
    }

    /// <summary>Takes note of a lost call and tells the silos. What <see cref="Mark"/> is asked about from here on carries it.</summary>
    public void Add(IGrainCallContext call)
    {
        var (subject, now) = (SubjectOf(call), time.GetUtcNow());
        if (GrainKeys.TenantOf(subject.Macro) is not { } tenant)
            return;
        var (kind, viewer) = (KindOf(call), subject.Viewer);
        var suspicion = _key.Suspect(tenant.Value, GrainKeys.MacroOf(subject.Macro).Value, viewer, kind, QuarantineReason.CallLost, now);
        Forget(now);
        _lost[subject] = suspicion;
        Log.CallLost(logger, call.MethodName!);
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

    void Forget(DateTimeOffset now)
    {
        foreach (var (subject, suspicion) in _lost)
        {
            if (now - suspicion.At >= Spread || _lost.Count > MaxKept)
                _lost.TryRemove(subject, out _);
        }
    }

    static (string Macro, string? Viewer) SubjectOf(IGrainCallContext call) =>
        (call.TargetId.Key.ToString()!,
            call.Request?.GetArgumentCount() > 0 && call.Request.GetArgument(0) is RenderRequest request ? request.BodyPostedBy : null);

    static SuspectKind KindOf(IGrainCallContext call) =>
        call.Request?.GetArgumentCount() > 0 && call.Request.GetArgument(0) is RenderRequest request
            ? request.BodyPostedBy is null ? SuspectKind.Render : SuspectKind.Body
            : SuspectKind.Editing;
}
