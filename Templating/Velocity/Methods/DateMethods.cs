namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's <c>Date</c>.</summary>
internal static class DateMethods
{
    public static readonly MethodTable Table = new("date")
    {
        { "time", call => (Of(call).Ticks - call.Run.Input.Offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond },
        { "year", call => Of(call).Year - 1900 },
        { "month", call => Of(call).Month - 1 },
        { "date", call => Of(call).Day },
        { "day", call => (int)Of(call).DayOfWeek },
        { "hours", call => Of(call).Hour },
        { "minutes", call => Of(call).Minute },
        { "before", 1, call => call.Arguments[0] is DateTime other ? Of(call) < other : null },
        { "after", 1, call => call.Arguments[0] is DateTime other ? Of(call) > other : null },
        { "compareTo", 1, call => call.Arguments[0] is DateTime other ? Of(call).CompareTo(other) : null },
        { "equals", 1, call => call.Arguments[0] is DateTime other && Of(call) == other },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
    };

    static DateTime Of(Invocation call) => (DateTime)call.Target;
}
