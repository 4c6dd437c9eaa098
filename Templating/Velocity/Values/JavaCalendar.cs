namespace UserMacro.Templating.Velocity.Values;

/// <summary>Java's <c>Calendar</c>: a date whose fields are read by number.</summary>
/// <param name="Date">The date, in the time zone of the request.</param>
internal sealed record JavaCalendar(DateTime Date)
{
    /// <summary>A field by its number in Java; null when the number means none.</summary>
    public int? Field(int number) => number switch
    {
        0 => 1,
        1 => Date.Year,
        2 => Date.Month - 1,
        5 => Date.Day,
        6 => Date.DayOfYear,
        7 => (int)Date.DayOfWeek + 1,
        9 => Date.Hour / 12,
        10 => Date.Hour % 12,
        11 => Date.Hour,
        12 => Date.Minute,
        13 => Date.Second,
        14 => Date.Millisecond,
        _ => null,
    };
}
