using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Values;

/// <summary>Patterns of percent signs and letters, as in C's <c>strftime</c>.</summary>
internal static class DateFormat
{
    /// <summary>The format of a date when no pattern is given.</summary>
    public const string Default = "%d %b %Y";

    const int MaxPattern = 1000;

    /// <summary>Letters that are a .NET format, good for writing and reading.</summary>
    static readonly FrozenDictionary<char, string> Simple = new Dictionary<char, string>
    {
        ['a'] = "ddd", ['A'] = "dddd", ['b'] = "MMM", ['B'] = "MMMM", ['h'] = "MMM", ['c'] = "ddd MMM dd HH:mm:ss yyyy",
        ['d'] = "dd", ['D'] = "MM/dd/yy", ['F'] = "yyyy-MM-dd", ['H'] = "HH", ['I'] = "hh", ['L'] = "fff", ['m'] = "MM",
        ['M'] = "mm", ['N'] = "fffffff00", ['p'] = "tt", ['r'] = "hh:mm:ss tt", ['R'] = "HH:mm", ['S'] = "ss", ['T'] = "HH:mm:ss",
        ['x'] = "MM/dd/yyyy", ['X'] = "HH:mm:ss", ['y'] = "yy", ['Y'] = "yyyy",
    }.ToFrozenDictionary();

    public static string Format(GuardedContext context, SourceSpan span, DateTime date, string? pattern)
    {
        pattern ??= Default;
        CheckLength(span, pattern);
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                result.Append(pattern[i]);
            else
                result.Append(Directive(date, context.Input, pattern[++i]));
        }

        return result.ToString();
    }

    /// <summary>The .NET format that reads what the pattern writes.</summary>
    public static string ForParsing(SourceSpan span, string pattern)
    {
        CheckLength(span, pattern);
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                result.Append('\\').Append(pattern[i]);
            else if (Simple.TryGetValue(pattern[++i], out var format))
                result.Append(format);
            else if (pattern[i] is 'e' or 'k' or 'l' or 'Z')
                result.Append(pattern[i] switch { 'e' => "d", 'k' => "H", 'l' => "h", _ => "zzz" });
            else if (pattern[i] != 'g')
                throw new TemplateFailureException(span, "bad-pattern", "This pattern can write a date, but not read one.");
        }

        return result.ToString();
    }

    static string Directive(DateTime date, RunInput input, char letter) => letter switch
    {
        _ when Simple.TryGetValue(letter, out var format) => date.ToString(format, CultureInfo.InvariantCulture),
        'C' => (date.Year / 100).ToString("D2", CultureInfo.InvariantCulture),
        'e' => date.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'j' => date.DayOfYear.ToString("D3", CultureInfo.InvariantCulture),
        'k' => date.Hour.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'l' => ((date.Hour + 11) % 12 + 1).ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'n' => "\n",
        't' => "\t",
        'P' => date.ToString("tt", CultureInfo.InvariantCulture).ToLowerInvariant(),
        's' => new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), TimeSpan.Zero)
            .Subtract(input.Offset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'u' => (((int)date.DayOfWeek + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture),
        'w' => ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'U' => Week(date, CalendarWeekRule.FirstDay, DayOfWeek.Sunday),
        'V' => ISOWeek.GetWeekOfYear(date).ToString("D2", CultureInfo.InvariantCulture),
        'W' => Week(date, CalendarWeekRule.FirstDay, DayOfWeek.Monday),
        'v' => date.ToString("d-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant().PadLeft(11),
        'Z' => Zone(input.Offset),
        'g' => "",
        '%' => "%",
        _ => "%" + letter,
    };

    static string Week(DateTime date, CalendarWeekRule rule, DayOfWeek first) =>
        CultureInfo.InvariantCulture.Calendar.GetWeekOfYear(date, rule, first).ToString("D2", CultureInfo.InvariantCulture);

    static string Zone(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    static void CheckLength(SourceSpan span, string pattern)
    {
        if (pattern.Length > MaxPattern)
            throw new TemplateFailureException(span, "bad-pattern", $"A date pattern has at most {MaxPattern} characters.");
    }
}
