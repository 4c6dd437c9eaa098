using System.Globalization;

namespace UserMacro.Templating.Runtime.Dates;

/// <summary>The fields of a date that a text gave; null for those that it did not.</summary>
internal sealed class DateFields
{
    /// <summary>No time zone is further from UTC, and .NET allows none.</summary>
    public static readonly TimeSpan LargestZone = TimeSpan.FromHours(14);

    /// <summary>More years than the calendar takes to repeat, leap years included.</summary>
    const int CalendarCycle = 40;

    const long FirstSecond = -62_135_596_800;
    const long LastSecond = 253_402_300_799;

    public int? Century;
    public int? Year;
    public int? YearOfCentury;
    public int? Month;
    public int? Day;
    public int? DayOfYear;
    public int? IsoYear;
    public int? IsoYearOfCentury;
    public int? IsoWeek;
    public int? SundayWeek;
    public int? MondayWeek;

    /// <summary>0 is Sunday.</summary>
    public int? Weekday;

    public int? Hour;
    public int? Hour12;

    /// <summary>0 is before noon.</summary>
    public int? HalfDay;

    public int? Minute;
    public int? Second;

    /// <summary>The fraction of a second.</summary>
    public long Ticks;

    public long? EpochSeconds;
    public TimeSpan? Zone;

    bool HasDate =>
        (Century ?? Year ?? YearOfCentury ?? Month ?? Day ?? DayOfYear
            ?? IsoYear ?? IsoYearOfCentury ?? IsoWeek ?? SundayWeek ?? MondayWeek ?? Weekday) is not null;

    /// <summary>The week of the year: the first such weekday begins week 1, and the days before it are week 0.</summary>
    public static int WeekOf(DateTime date, DayOfWeek first) => (date.DayOfYear + 6 - (date.DayOfWeek - first + 7) % 7) / 7;

    /// <summary>The date in a time zone. Fields that were not given are as early as possible: a time alone is on the first day of year 1.</summary>
    /// <param name="offset">The time zone; it also applies to a text that names none.</param>
    /// <returns>Null when there is no such date, or when the fields contradict each other.</returns>
    public DateTime? ToDate(TimeSpan offset)
    {
        if (EpochSeconds is { } seconds)
        {
            if (seconds is < FirstSecond or > LastSecond)
            {
                return null;
            }

            var instant = DateTime.UnixEpoch.Ticks + seconds * TimeSpan.TicksPerSecond + Ticks;
            return At(instant + (Zone ?? offset).Ticks) is { } said && Agrees(said) ? At(instant + offset.Ticks) : null;
        }

        var time = new TimeSpan(Hour ?? (Hour12 ?? 0) % 12 + 12 * (HalfDay ?? 0), Minute ?? 0, Second ?? 0) + TimeSpan.FromTicks(Ticks);
        if (FindDay(time) is not { } date)
        {
            return null;
        }

        if (Zone is not { } zone)
        {
            return date;
        }

        var ticks = date.Ticks - zone.Ticks + offset.Ticks;

        // A time alone stays a time when its conversion crosses midnight.
        return At(HasDate ? ticks : (ticks + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay);
    }

    static DateTime? At(long ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new(ticks, DateTimeKind.Unspecified) : null;

    // As in POSIX.
    static int InCentury(int year, int? century) => year + 100 * (century ?? (year < 69 ? 20 : 19));

    /// <summary>The first day that fits all fields.</summary>
    DateTime? FindDay(TimeSpan time)
    {
        foreach (var year in Years().Where(year => year is >= 1 and <= 9999))
        {
            foreach (var day in DaysIn(year))
            {
                if (Agrees(day + time))
                {
                    return day + time;
                }
            }
        }

        return null;
    }

    IEnumerable<int> Years() => this switch
    {
        { Year: { } year } => [year],
        { YearOfCentury: { } year, Century: { } century } => [InCentury(year, century)],
        { IsoYear: { } year } => [year, year - 1, year + 1],
        { YearOfCentury: { } year } => [InCentury(year, century: null)],
        { Century: { } century } => Enumerable.Range(100 * century, 100),
        { IsoYearOfCentury: { } year } when InCentury(year, century: null) is var isoYear => [isoYear, isoYear - 1, isoYear + 1],
        _ => Enumerable.Range(1, CalendarCycle),
    };

    IEnumerable<DateTime> DaysIn(int year)
    {
        if (DayOfYear is { } dayOfYear)
        {
            return dayOfYear > (DateTime.IsLeapYear(year) ? 366 : 365) ? [] : [new DateTime(year, 1, 1).AddDays(dayOfYear - 1)];
        }

        var months = Month is { } known ? [known] : Enumerable.Range(1, 12);
        return months.SelectMany(month => Enumerable.Range(Day ?? 1, Day is null ? DateTime.DaysInMonth(year, month) : 1)
            .Where(day => day <= DateTime.DaysInMonth(year, month))
            .Select(day => new DateTime(year, month, day)));
    }

    bool Agrees(DateTime date) =>
        Same(Year, date.Year)
        && Same(Century, date.Year / 100)
        && Same(YearOfCentury, date.Year % 100)
        && Same(Month, date.Month)
        && Same(Day, date.Day)
        && Same(DayOfYear, date.DayOfYear)
        && Same(Weekday, (int)date.DayOfWeek)
        && Same(Hour, date.Hour)
        && Same(Hour12, (date.Hour + 11) % 12 + 1)
        && Same(HalfDay, date.Hour / 12)
        && Same(Minute, date.Minute)
        && Same(Second, date.Second)
        && Same(SundayWeek, WeekOf(date, DayOfWeek.Sunday))
        && Same(MondayWeek, WeekOf(date, DayOfWeek.Monday))
        && ((IsoYear ?? IsoYearOfCentury ?? IsoWeek) is null || AgreesByWeek(date));

    bool AgreesByWeek(DateTime date) =>
        Same(IsoWeek, ISOWeek.GetWeekOfYear(date)) && Same(IsoYear, ISOWeek.GetYear(date)) && Same(IsoYearOfCentury, ISOWeek.GetYear(date) % 100);

    static bool Same(int? said, int value) => said is null || said == value;
}
