using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Crashes;

/// <summary>One thread's place in the crash record. Only that thread writes it.</summary>
internal sealed class CrashRecordEntry(CrashRecord record, int number) : IDisposable
{
    public int Number => number;

    /// <summary>Notes what the thread is about to do, before it does it.</summary>
    public void Begin(RenderJob job)
    {
        var (lane, subject) = (job.Lane, job.Subject);
        record.Write(number, new()
        {
            State = 1,
            Kind = subject.Kind,
            Macro = subject.Macro is { } other ? record.Key.MarkOf(lane.Tenant, other) : MarkOf(lane),
            Viewer = subject.Viewer is { } viewer ? record.Key.MarkOf(lane.Tenant, subject.Macro ?? lane.Macro, viewer) : 0,
        });
    }

    /// <summary>Notes that it is done.</summary>
    public void End() => record.Clear(number);

    /// <summary>Gives the place back.</summary>
    public void Dispose() => record.Return(this);

    /// <summary>Made once: the same value by whichever thread; a lane belongs to one pool, and the pools of a silo to one record.</summary>
    UInt128 MarkOf(RenderLane lane)
    {
        if (lane.Mark == 0)
        {
            lane.Mark = record.Key.MarkOf(lane.Tenant, lane.Macro);
        }

        return lane.Mark;
    }
}
