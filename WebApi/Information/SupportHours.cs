using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UserMacro.WebApi.Information;

/// <summary>When support answers: some days of the week, from one time to another, in a time zone.</summary>
internal sealed class SupportHours
{
    /// <summary>Five days a week, eight hours a day.</summary>
    public const string Default = "Mon-Fri 08:00-16:00 UTC";

    static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    readonly FrozenSet<DayOfWeek> _days;
    readonly TimeOnly _from;
    readonly TimeOnly _to;
    readonly TimeZoneInfo _zone;

    SupportHours(string text, IEnumerable<DayOfWeek> days, TimeOnly from, TimeOnly to, TimeZoneInfo zone)
    {
        (Text, _days, _from, _to, _zone) = (text, days.ToFrozenSet(), from, to, zone);
    }

    /// <summary>As configured.</summary>
    public string Text { get; }

    /// <summary>The name of the time zone, such as <c>Europe/Berlin</c>.</summary>
    public string Zone => _zone.Id;

    /// <summary>Reads <c>Mon-Fri 09:00-17:00 Europe/Berlin</c>; days may also be listed, <c>Mon,Wed-Fri</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SupportHours? hours)
    {
        hours = null;
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var days, var times, var zone]
            || ParseDays(days) is not { Count: > 0 } parsed || times.Split('-') is not [var first, var last]
            || !TryParseTime(first, out var from) || !TryParseTime(last, out var to) || from >= to
            || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            return false;
        }

        hours = new(text, parsed, from, to, found);
        return true;
    }

    /// <summary>Until when somebody is there, in the time zone of the hours; null when nobody is there at that time.</summary>
    public DateTimeOffset? OpenUntil(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, _zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        return _days.Contains(day.DayOfWeek) && now >= At(day, _from) && now < At(day, _to) ? At(day, _to) : null;
    }

    /// <summary>When somebody is there next, in the time zone of the hours.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);
        return Enumerable.Range(0, 8).Select(today.AddDays).Where(day => _days.Contains(day.DayOfWeek)).Select(day => At(day, _from)).First(time => time > now);
    }

    // A time that the clock leaves out in spring is one hour later; of one that it shows twice in autumn, .NET takes standard time.
    DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        local = _zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new(local, _zone.GetUtcOffset(local));
    }

    static List<DayOfWeek>? ParseDays(string text)
    {
        var days = new List<DayOfWeek>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-').Select(name => Array.FindIndex(Days, day => string.Equals(day, name, StringComparison.OrdinalIgnoreCase))).ToArray();
            if (ends.Length > 2 || ends.Contains(-1))
            {
                return null;
            }

            var length = (ends[^1] - ends[0] + Days.Length) % Days.Length;
            days.AddRange(Enumerable.Range(ends[0], length + 1).Select(day => (DayOfWeek)(day % Days.Length)));
        }

        return days;
    }

    static bool TryParseTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
