using System.Globalization;
using System.Text;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Velocity.Methods;

namespace UserMacro.Templating.Velocity.Objects.Tools;

/// <summary>Patterns of Java's <c>SimpleDateFormat</c>, as an English server in the time zone of the request writes them.</summary>
internal static class JavaDatePattern
{
    const int MaxLength = 200;

    /// <summary>Writes a date.</summary>
    /// <exception cref="TemplateFailureException">The pattern is too long, has a letter that Java does not know, or a quote that does not end.</exception>
    public static string Format(Invocation call, string pattern, DateTime date)
    {
        if (pattern.Length > MaxLength)
        {
            throw call.Run.Failure("bad-pattern", $"A date pattern has at most {MaxLength} characters; this one has {pattern.Length}.");
        }

        var result = new StringBuilder();
        for (var at = 0; at < pattern.Length;)
        {
            if (pattern[at] == '\'')
            {
                at = Quoted(call, pattern, at, result);
            }
            else if (!char.IsAsciiLetter(pattern[at]))
            {
                result.Append(pattern[at++]);
            }
            else
            {
                var length = pattern.AsSpan(at).IndexOfAnyExcept(pattern[at]);
                length = length < 0 ? pattern.Length - at : length;
                result.Append(Field(date, call.Run.Input.Offset, pattern[at], length) ?? throw Unknown(call, pattern.Substring(at, length)));
                at += length;
            }
        }

        return result.ToString();
    }

    static string? Field(DateTime date, TimeSpan offset, char letter, int length) => letter switch
    {
        'G' => "AD",
        'y' => Year(date.Year, length),
        'Y' => Year(WeekYear(date), length),
        'M' or 'L' when length > 2 => date.ToString(length == 3 ? "MMM" : "MMMM", CultureInfo.InvariantCulture),
        'M' or 'L' => Number(date.Month, length),
        'w' => Number(Week(date), length),
        'W' => Number((date.Day + 5 + (int)date.AddDays(1 - date.Day).DayOfWeek + 1) / 7, length),
        'D' => Number(date.DayOfYear, length),
        'd' => Number(date.Day, length),
        'F' => Number((date.Day + 6) / 7, length),
        'E' => date.ToString(length > 3 ? "dddd" : "ddd", CultureInfo.InvariantCulture),
        'u' => Number(((int)date.DayOfWeek + 6) % 7 + 1, length),
        'a' => date.Hour < 12 ? "AM" : "PM",
        'H' => Number(date.Hour, length),
        'k' => Number((date.Hour + 23) % 24 + 1, length),
        'K' => Number(date.Hour % 12, length),
        'h' => Number((date.Hour + 11) % 12 + 1, length),
        'm' => Number(date.Minute, length),
        's' => Number(date.Second, length),
        'S' => Number(date.Millisecond, length),
        'z' => offset == TimeSpan.Zero ? length > 3 ? "Coordinated Universal Time" : "UTC" : $"GMT{Zone(offset, ":")}",
        'Z' => Zone(offset, ""),
        'X' when length <= 3 => offset == TimeSpan.Zero ? "Z" : length == 1 ? Zone(offset, "")[..3] : Zone(offset, length == 2 ? "" : ":"),
        _ => null,
    };

    static string Year(int year, int length) => length == 2 ? Number(year % 100, 2) : Number(year, length);

    static string Number(int number, int length) => number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');

    /// <summary>Weeks of the American calendar: they begin on Sundays, and the first one holds the first of January.</summary>
    static int Week(DateTime date) => WeekYear(date) > date.Year ? 1 : (date.DayOfYear + 6 + (int)new DateTime(date.Year, 1, 1).DayOfWeek) / 7;

    static int WeekYear(DateTime date) => date is { Month: 12, Day: var day } && day - (int)date.DayOfWeek + 6 > 31 ? date.Year + 1 : date.Year;

    static string Zone(TimeSpan offset, string separator) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh}{separator}{offset:mm}");

    /// <summary>What is between quotes stands for itself; two quotes are one, within them too.</summary>
    static int Quoted(Invocation call, string pattern, int at, StringBuilder result)
    {
        if (IsQuote(pattern, at + 1))
        {
            result.Append('\'');
            return at + 2;
        }

        for (var next = at + 1; next < pattern.Length; next++)
        {
            if (pattern[next] != '\'')
            {
                result.Append(pattern[next]);
            }
            else if (IsQuote(pattern, next + 1))
            {
                result.Append(pattern[next++]);
            }
            else
            {
                return next + 1;
            }
        }

        throw call.Run.Failure("bad-pattern", "A quote in this date pattern does not end. Write two quotes for one.");
    }

    static bool IsQuote(string pattern, int at) => at < pattern.Length && pattern[at] == '\'';

    static TemplateFailureException Unknown(Invocation call, string letters) => call.Run.Failure(
        "bad-pattern",
        $"“{letters}” is not supported in date patterns. Supported are "
            + "G, y, Y, M, L, w, W, D, d, F, E, u, a, H, k, K, h, m, s, S, z, Z, and X up to three times; put quotes around words.");
}
