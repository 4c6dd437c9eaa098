using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>One thread's place in the crash record. Only that thread writes it.</summary>
internal sealed class CrashSlot(CrashRecord record, int number) : IDisposable
{
    public int Number => number;

    /// <summary>Notes what the thread is about to do, before it does it.</summary>
    public void Begin(RenderJob job)
    {
        var (lane, viewer) = (job.Lane, job.Subject.Viewer);
        // The same value by whichever thread; a lane belongs to one pool, and a pool to one record.
        if (lane.Mark == 0)
            lane.Mark = record.Key.MarkOf(lane.Tenant, lane.Macro);
        record.Write(number, new()
        {
            State = 1,
            Kind = job.Subject.Kind,
            Macro = lane.Mark,
            Viewer = viewer is null ? 0 : record.Key.MarkOf(lane.Tenant, lane.Macro, viewer),
        });
    }

    /// <summary>Notes that it is done.</summary>
    public void End() => record.Clear(number);

    /// <summary>Gives the place back.</summary>
    public void Dispose() => record.Return(this);
}
