using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's <c>Date</c> and <c>Calendar</c>.</summary>
internal static class DateMethods
{
    public static readonly MethodTable Table = new("date")
    {
        { "time", Milliseconds },
        { "year", call => Receiver(call).Year - 1900 },
        { "month", call => Receiver(call).Month - 1 },
        { "date", call => Receiver(call).Day },
        { "day", call => (int)Receiver(call).DayOfWeek },
        { "hours", call => Receiver(call).Hour },
        { "minutes", call => Receiver(call).Minute },
        { "before", 1, call => From(call.Arguments[0]) is { } other ? Receiver(call) < other : null },
        { "after", 1, call => From(call.Arguments[0]) is { } other ? Receiver(call) > other : null },
        { "compareTo", 1, call => From(call.Arguments[0]) is { } other ? Receiver(call).CompareTo(other) : null },
        { "equals", 1, call => From(call.Arguments[0]) is { } other && Receiver(call) == other },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
    };

    /// <summary>A calendar also has what dates have: templates read it as one.</summary>
    public static readonly MethodTable Calendar = new("calendar")
    {
        { "time", call => Receiver(call) },
        { "timeInMillis", Milliseconds },
        { "get", 1, call => call.Int(0) is { } field ? ((JavaCalendar)call.Target).Field(field) : null },
        { "year", call => Receiver(call).Year - 1900 },
        { "month", call => Receiver(call).Month - 1 },
        { "date", call => Receiver(call).Day },
        { "day", call => (int)Receiver(call).DayOfWeek },
        { "hours", call => Receiver(call).Hour },
        { "minutes", call => Receiver(call).Minute },
        { "before", 1, call => From(call.Arguments[0]) is { } other ? Receiver(call) < other : null },
        { "after", 1, call => From(call.Arguments[0]) is { } other ? Receiver(call) > other : null },
        { "compareTo", 1, call => From(call.Arguments[0]) is { } other ? Receiver(call).CompareTo(other) : null },
        { "equals", 1, call => From(call.Arguments[0]) is { } other && Receiver(call) == other },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
    };

    /// <summary>The date of a date or calendar; null for anything else.</summary>
    public static DateTime? From(object? value) => value switch
    {
        DateTime date => date,
        JavaCalendar calendar => calendar.Date,
        _ => null,
    };

    static object? Milliseconds(Invocation call) =>
        (Receiver(call).Ticks - call.Run.Input.Offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    static DateTime Receiver(Invocation call) => From(call.Target)!.Value;
}
