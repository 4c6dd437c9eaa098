using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Usage;

/// <summary>Guards the renders of one macro: counts them, and slows them when the guard keeps stopping them.</summary>
/// <param name="meter">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="slowed">Told when the macro begins to be slowed.</param>
internal sealed class RenderThrottle(UsageMeter meter, TimeProvider time, Action<StopKind> slowed)
{
    readonly RunawayThrottle _brake = new(time);
    int _revision;

    /// <summary>Why the macro is slowed; null when it is not.</summary>
    public StopKind? Slowed => _brake.Slowed;

    public async Task<RenderOutcome> RunAsync(RenderableMacro macro, RenderRequest request, Func<Task<RenderOutcome>> render)
    {
        if (macro.Revision != _revision)
        {
            _revision = macro.Revision;
            _brake.Reset();
        }

        // What a cache holds already costs no run.
        if (request.KnownRevision == macro.Revision)
        {
            return await render();
        }

        if (_brake.Begin() is { } pause)
        {
            return new RenderBusy(pause);
        }

        var started = time.GetTimestamp();
        RenderOutcome outcome;
        try
        {
            outcome = await render();
        }
        catch
        {
            _brake.Cancel();
            throw;
        }

        if (!request.IsUncounted)
        {
            meter.Count(outcome, time.GetElapsedTime(started), request.LacksData);
        }

        if (macro.Revision == _revision && _brake.End(outcome))
        {
            slowed(_brake.Slowed!.Value);
        }

        return outcome;
    }
}
