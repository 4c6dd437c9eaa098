using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Runtime.Dates;

/// <summary>Patterns of percent signs and letters, as in C's <c>strftime</c>.</summary>
internal static class DateFormat
{
    /// <summary>The format of a date when no pattern is given.</summary>
    public const string Default = "%d %b %Y";

    const int MaxPattern = 1000;

    /// <summary>Letters that stand for a pattern of other letters, good for writing and reading.</summary>
    static readonly FrozenDictionary<char, string> Composites = new Dictionary<char, string>
    {
        ['c'] = "%a %b %d %H:%M:%S %Y", ['D'] = "%m/%d/%y", ['F'] = "%Y-%m-%d", ['r'] = "%I:%M:%S %p", ['R'] = "%H:%M",
        ['T'] = "%H:%M:%S", ['v'] = "%e-%b-%Y", ['x'] = "%m/%d/%Y", ['X'] = "%H:%M:%S",
    }.ToFrozenDictionary();

    /// <summary>Letters that are a .NET format.</summary>
    static readonly FrozenDictionary<char, string> Simple = new Dictionary<char, string>
    {
        ['a'] = "ddd", ['A'] = "dddd", ['b'] = "MMM", ['B'] = "MMMM", ['h'] = "MMM", ['d'] = "dd", ['H'] = "HH", ['I'] = "hh",
        ['L'] = "fff", ['m'] = "MM", ['M'] = "mm", ['N'] = "fffffff00", ['p'] = "tt", ['S'] = "ss", ['y'] = "yy", ['Y'] = "yyyy",
    }.ToFrozenDictionary();

    public static string Format(GuardedContext context, SourceSpan span, DateTime date, string? pattern, CultureInfo? language = null)
    {
        pattern ??= Default;
        CheckLength(span, pattern);
        var result = new StringBuilder();
        Append(result, date, context.Input, pattern, language ?? CultureInfo.InvariantCulture);
        return result.ToString();
    }

    /// <summary>Reads a text that the pattern writes, as C's <c>strptime</c> does: a blank is any number of blanks, names may be short or long.</summary>
    /// <param name="span">The location of the call.</param>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="offset">The time zone that the date is wanted in; a text that names none means it.</param>
    /// <returns>The date; null when the text is no date of this pattern.</returns>
    /// <exception cref="TemplateFailureException">The pattern is too long, or has a letter that is not known.</exception>
    public static DateTime? Parse(SourceSpan span, string text, string pattern, TimeSpan offset)
    {
        CheckLength(span, pattern);
        var reader = new DateReader(text.Trim());
        var isRead = true;

        // Letters are looked at to the end, so that a pattern that is wrong is told whatever the text is.
        foreach (var (letter, literal) in Parts(Expanded(pattern.Trim())))
        {
            if (letter is { } known && !DateReader.Knows(known))
            {
                throw new TemplateFailureException(span, "bad-pattern", $"Dates cannot be read with “%{known}”: the letter is not supported.");
            }

            isRead = isRead && (letter is { } directive ? reader.Directive(directive) : reader.Literal(literal));
        }

        return isRead && reader.IsAtEnd ? reader.Fields.ToDate(offset) : null;
    }

    static void Append(StringBuilder result, DateTime date, RunInput input, string pattern, CultureInfo language)
    {
        // With a day beside it, a month has a form of its own in some languages.
        var hasDay = pattern.Contains("%d", StringComparison.Ordinal) || pattern.Contains("%e", StringComparison.Ordinal);
        foreach (var (letter, literal) in Parts(pattern))
        {
            if (letter is not { } directive)
            {
                result.Append(literal);
            }
            else if (directive == 'B' && hasDay && language.DateTimeFormat.MonthGenitiveNames[date.Month - 1] is { Length: > 0 } month)
            {
                result.Append(month);
            }
            else if (Local(date, directive, language) is { } local)
            {
                result.Append(local);
            }
            else if (directive == 'v')
            {
                result.Append(date.ToString("d-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant().PadLeft(11));
            }
            else if (Composites.TryGetValue(directive, out var composite))
            {
                Append(result, date, input, composite, language);
            }
            else
            {
                result.Append(Directive(date, input, directive, language));
            }
        }
    }

    /// <summary>Letters and what is between them; <c>%E</c> and <c>%O</c> before a letter ask for other forms, of which there are none here.</summary>
    static IEnumerable<(char? Letter, char Literal)> Parts(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                yield return (null, pattern[i]);
                continue;
            }

            i++;
            if (pattern[i] is 'E' or 'O' && i + 1 < pattern.Length && char.IsAsciiLetter(pattern[i + 1]))
            {
                i++;
            }

            yield return (pattern[i], default);
        }
    }

    static string Expanded(string pattern)
    {
        var result = new StringBuilder();
        foreach (var (letter, literal) in Parts(pattern))
        {
            if (letter is { } directive)
            {
                result.Append(Composites.GetValueOrDefault(directive, $"%{directive}"));
            }
            else
            {
                result.Append(literal == '%' ? "%%" : literal);
            }
        }

        return result.ToString();
    }

    static string Directive(DateTime date, RunInput input, char letter, CultureInfo language) => letter switch
    {
        _ when Simple.TryGetValue(letter, out var format) => date.ToString(format, IsName(letter) ? language : CultureInfo.InvariantCulture),
        'C' => Digits(date.Year / 100, 2),
        'e' => Padded(date.Day),
        'G' => Digits(ISOWeek.GetYear(date), 4),
        'g' => Digits(ISOWeek.GetYear(date) % 100, 2),
        'j' => Digits(date.DayOfYear, 3),
        'k' => Padded(date.Hour),
        'l' => Padded((date.Hour + 11) % 12 + 1),
        'n' => "\n",
        't' => "\t",
        'P' => date.ToString("tt", language).ToLowerInvariant(),
        's' => EpochSeconds(date, input.Offset).ToString(CultureInfo.InvariantCulture),
        'u' => Digits(((int)date.DayOfWeek + 6) % 7 + 1, 1),
        'w' => Digits((int)date.DayOfWeek, 1),
        'U' => Digits(DateFields.WeekOf(date, DayOfWeek.Sunday), 2),
        'V' => Digits(ISOWeek.GetWeekOfYear(date), 2),
        'W' => Digits(DateFields.WeekOf(date, DayOfWeek.Monday), 2),
        'Z' => Zone(input.Offset, ":"),
        'z' => Zone(input.Offset, ""),
        '%' => "%",
        _ => "%" + letter,
    };

    static bool IsName(char letter) => letter is 'a' or 'A' or 'b' or 'B' or 'h' or 'p';

    /// <summary>What a language writes in its own way; null where it does not, or none is named.</summary>
    static string? Local(DateTime date, char letter, CultureInfo language) =>
        ReferenceEquals(language, CultureInfo.InvariantCulture)
            ? null
            : letter switch
            {
                'c' => date.ToString("F", language),
                'x' => date.ToString("d", language),
                'X' => date.ToString("T", language),
                _ => null,
            };

    static long EpochSeconds(DateTime date, TimeSpan offset) =>
        (long)Math.Floor((decimal)(date.Ticks - offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond);

    static string Digits(int number, int length) => number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');

    static string Padded(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(2);

    static string Zone(TimeSpan offset, string separator) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh}{separator}{offset:mm}");

    static void CheckLength(SourceSpan span, string pattern)
    {
        if (pattern.Length > MaxPattern)
        {
            throw new TemplateFailureException(span, "bad-pattern", $"A date pattern has at most {MaxPattern} characters; this one has {pattern.Length}.");
        }
    }
}
