using UserMacro.Shared;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>The longest stretch of a run in which it did not look at the deadline: in units of work, and in time of the thread.</summary>
internal sealed class LookMeter
{
    long _units;
    long _undivided;
    int _collections = GC.CollectionCount(0);
    TimeSpan _time = ThreadTime.Now!.Value;

    /// <summary>The most units charged for at once, without what cannot be divided.</summary>
    public long Units { get; private set; }

    /// <summary>The most units charged for at once of what cannot be divided.</summary>
    public long Undivided { get; private set; }

    /// <summary>The longest time of a stretch without a garbage collection.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>The longest time of a stretch with one.</summary>
    public TimeSpan CollectedTime { get; private set; }

    /// <summary>Takes part in a run (<see cref="Runtime.GuardedContext.Looked"/>).</summary>
    public void Look(long units, long undivided)
    {
        End();
        Units = Math.Max(Units, units - _units - (undivided - _undivided));
        Undivided = Math.Max(Undivided, undivided - _undivided);
        (_units, _undivided) = (units, undivided);
        _time = ThreadTime.Now!.Value;
    }

    /// <summary>Takes the time of what came after the last look.</summary>
    public void End()
    {
        var time = ThreadTime.Now!.Value - _time;
        var collections = GC.CollectionCount(0);
        if (collections == _collections)
        {
            Time = time > Time ? time : Time;
        }
        else
        {
            CollectedTime = time > CollectedTime ? time : CollectedTime;
        }

        _collections = collections;
    }
}
