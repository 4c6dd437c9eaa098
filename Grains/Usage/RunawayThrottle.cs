using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Usage;

/// <summary>Slows a macro that the guard keeps stopping: its renders come one at a time with a growing pause between them, so that it
/// burns little, and it stays on its pages, since any viewer could provoke stops.</summary>
internal sealed class RunawayThrottle(TimeProvider time)
{
    /// <summary>So many stops within <see cref="Window"/> slow a macro.</summary>
    public const int Stops = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>After this long without a stop all is forgotten.</summary>
    public static readonly TimeSpan Forgets = TimeSpan.FromMinutes(5);

    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    readonly Queue<long> _stops = new();
    TimeSpan _pause;
    long _last;
    bool _isRunning;

    /// <summary>Why the macro is slowed; null when it is not.</summary>
    public StopKind? Slowed { get; private set; }

    /// <summary>Lets a render begin, or says how long to wait with it. One that began must be ended.</summary>
    public TimeSpan? Begin()
    {
        if (Slowed is null)
        {
            return null;
        }

        var rested = time.GetElapsedTime(_last);
        if (rested >= Forgets)
        {
            Reset();
            return null;
        }

        if (_isRunning || rested < _pause)
        {
            return _isRunning ? _pause : _pause - rested;
        }

        _isRunning = true;
        return null;
    }

    /// <summary>Notes the outcome of a render that began.</summary>
    /// <returns>Whether the macro is slowed from here on and was not before.</returns>
    public bool End(RenderOutcome outcome)
    {
        _isRunning = false;
        if (outcome is not RenderStopped { Kind: not StopKind.TemplateError } stop)
        {
            return false;
        }

        _last = time.GetTimestamp();
        if (Slowed is not null)
        {
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            return false;
        }

        _stops.Enqueue(_last);
        while (time.GetElapsedTime(_stops.Peek()) > Window)
        {
            _stops.Dequeue();
        }

        if (_stops.Count < Stops)
        {
            return false;
        }

        (Slowed, _pause) = (stop.Kind, FirstPause);
        return true;
    }

    /// <summary>Ends a render that came to no outcome.</summary>
    public void Cancel() => _isRunning = false;

    /// <summary>Forgets all stops: another revision is published.</summary>
    public void Reset()
    {
        _stops.Clear();
        (Slowed, _isRunning) = (null, false);
    }
}
