namespace UserMacro.Templating.Runtime.Guard;

/// <summary>The members of dates and durations in templates.</summary>
internal static class MemberTables
{
    public static readonly MemberTable<DateTime> Date = new(
    [
        new("year", d => d.Year),
        new("month", d => d.Month),
        new("day", d => d.Day),
        new("hour", d => d.Hour),
        new("minute", d => d.Minute),
        new("second", d => d.Second),
        new("millisecond", d => d.Millisecond),
        new("day_of_year", d => d.DayOfYear),
        new("day_of_week", d => d.DayOfWeek.ToString()),
        new("date", d => d.Date),
        new("time_of_day", d => d.TimeOfDay),
    ]);

    public static readonly MemberTable<TimeSpan> Duration = new(
    [
        new("days", t => t.Days),
        new("hours", t => t.Hours),
        new("minutes", t => t.Minutes),
        new("seconds", t => t.Seconds),
        new("milliseconds", t => t.Milliseconds),
        new("total_days", t => t.TotalDays),
        new("total_hours", t => t.TotalHours),
        new("total_minutes", t => t.TotalMinutes),
        new("total_seconds", t => t.TotalSeconds),
        new("total_milliseconds", t => t.TotalMilliseconds),
    ]);
}
