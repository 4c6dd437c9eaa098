namespace UserMacro.Orleans.DynamoDB.Tests.Client;

/// <summary>Time in which every wait is over at once, and is remembered.</summary>
internal sealed class ImmediateTime : TimeProvider
{
    long _now;

    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Waits.Add(dueTime);
            _now += dueTime.Ticks;
        }

        return base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
