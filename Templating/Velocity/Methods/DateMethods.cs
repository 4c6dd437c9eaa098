namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's <c>Date</c>.</summary>
internal static class DateMethods
{
    public static readonly MethodTable Table = new("date")
    {
        { "time", call => (Receiver(call).Ticks - call.Run.Input.Offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond },
        { "year", call => Receiver(call).Year - 1900 },
        { "month", call => Receiver(call).Month - 1 },
        { "date", call => Receiver(call).Day },
        { "day", call => (int)Receiver(call).DayOfWeek },
        { "hours", call => Receiver(call).Hour },
        { "minutes", call => Receiver(call).Minute },
        { "before", 1, call => call.Arguments[0] is DateTime other ? Receiver(call) < other : null },
        { "after", 1, call => call.Arguments[0] is DateTime other ? Receiver(call) > other : null },
        { "compareTo", 1, call => call.Arguments[0] is DateTime other ? Receiver(call).CompareTo(other) : null },
        { "equals", 1, call => call.Arguments[0] is DateTime other && Receiver(call) == other },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
    };

    static DateTime Receiver(Invocation call) => (DateTime)call.Target;
}
