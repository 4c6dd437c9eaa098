using System.Globalization;
using Scriban;
using Scriban.Parsing;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Dates;
using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>date</c>, on the request's clock, written in the language that a template names.</summary>
internal static class DateFunctions
{
    /// <summary>No date is longer, and .NET takes its time to find out.</summary>
    const int MaxText = 1000;

    const DateTimeStyles Lenient = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;
    const DateTimeStyles Universal = Lenient | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static DateTime Now(TemplateContext context) => ((GuardedContext)context).Input.Now.DateTime;

    public static DateTime UtcNow(TemplateContext context) => ((GuardedContext)context).Input.Now.UtcDateTime;

    public static object? ToText(TemplateContext context, SourceSpan span, object? date, string? pattern = null, string? culture = null)
    {
        var language = Cultures.Find(span, culture);
        return date switch
        {
            null => null,
            DateTime value => DateFormat.Format((GuardedContext)context, span, value, pattern, language),
            _ => throw new TemplateFailureException(span, "not-a-date", "This is not a date. Make one of a text with “date.parse”."),
        };
    }

    public static DateTime? Parse(TemplateContext context, SourceSpan span, string? text, string? pattern = null, string? culture = null)
    {
        Cultures.CheckReading(span, culture);
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxText)
        {
            return null;
        }

        var offset = ((GuardedContext)context).Input.Offset;
        return pattern is null ? Recognize(text, offset) : DateFormat.Parse(span, text, pattern, offset);
    }

    public static object? ParseToText(
        TemplateContext context,
        SourceSpan span,
        string? text,
        string? outputPattern = null,
        string? outputCulture = null,
        string? inputPattern = null,
        string? inputCulture = null) =>
        ToText(context, span, Parse(context, span, text, inputPattern, inputCulture), outputPattern, outputCulture);

    public static DateTime AddDays(TemplateContext _, SourceSpan span, DateTime date, double days) => Within(span, () => date.AddDays(days));

    public static DateTime AddMonths(TemplateContext _, SourceSpan span, DateTime date, int months) => Within(span, () => date.AddMonths(months));

    public static DateTime AddYears(TemplateContext _, SourceSpan span, DateTime date, int years) => Within(span, () => date.AddYears(years));

    public static DateTime AddHours(TemplateContext _, SourceSpan span, DateTime date, double hours) => Within(span, () => date.AddHours(hours));

    public static DateTime AddMinutes(TemplateContext _, SourceSpan span, DateTime date, double minutes) => Within(span, () => date.AddMinutes(minutes));

    public static DateTime AddSeconds(TemplateContext _, SourceSpan span, DateTime date, double seconds) => Within(span, () => date.AddSeconds(seconds));

    public static DateTime AddMilliseconds(TemplateContext _, SourceSpan span, DateTime date, double milliseconds) =>
        Within(span, () => date.AddMilliseconds(milliseconds));

    /// <summary>Reads a text without a pattern. Whether it names a time zone is what .NET says, which knows many ways to write one.</summary>
    static DateTime? Recognize(string text, TimeSpan offset)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, Lenient | DateTimeStyles.RoundtripKind, out var date))
        {
            return null;
        }

        if (date.Kind == DateTimeKind.Unspecified)
        {
            return date;
        }

        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, Universal, out var instant))
        {
            return null;
        }

        var ticks = instant.Ticks + offset.Ticks;

        // A time alone stays a time when its conversion crosses midnight.
        if (instant.Ticks < TimeSpan.TicksPerDay)
        {
            ticks = (ticks + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay;
        }

        return ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Unspecified) : null;
    }

    static DateTime Within(SourceSpan span, Func<DateTime> compute)
    {
        try
        {
            return compute();
        }
        catch (ArgumentException)
        {
            throw new TemplateFailureException(span, "date-range", "The date is before year 1 or after year 9999.");
        }
    }
}
