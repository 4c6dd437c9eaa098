using System.Globalization;

namespace UserMacro.Templating.Runtime.Dates;

/// <summary>Parses a text by the letters of a pattern, as C's <c>strptime</c> does.</summary>
/// <param name="text">The text.</param>
internal sealed class DateReader(string text)
{
    const string Known = "aAbBCdegGhHIjklLmMnNpPsStuUVwWyYzZ%";

    static readonly string[] Days =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Concat(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames),
    ];

    static readonly string[] Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Concat(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames.Take(12)),
    ];

    int _at;
    int _places;

    public DateFields Fields { get; } = new();

    public bool IsAtEnd => _at == text.Length;

    /// <summary>Whether the letter can be parsed.</summary>
    public static bool Knows(char letter) => Known.Contains(letter, StringComparison.Ordinal);

    /// <summary>Reads the text between letters: a blank matches any number of blanks, including none.</summary>
    public bool Literal(char literal)
    {
        if (char.IsWhiteSpace(literal))
        {
            return SkipBlanks();
        }

        if (IsAtEnd || text[_at] != literal)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Reads the field of a letter.</summary>
    /// <returns>False when the text has something else here.</returns>
    public bool Directive(char letter) => letter switch
    {
        'a' or 'A' => Name(Days, 7, out Fields.Weekday),
        'b' or 'B' or 'h' => Name(Months, 12, out Fields.Month) && Set(ref Fields.Month, Fields.Month + 1),
        'C' => Number(2, 0, 99, out Fields.Century),
        'd' or 'e' => Number(2, 1, 31, out Fields.Day),
        'g' => Number(2, 0, 99, out Fields.IsoYearOfCentury),
        'G' => Number(4, 0, 9999, out Fields.IsoYear),
        'H' or 'k' => Number(2, 0, 23, out Fields.Hour),
        'I' or 'l' => Number(2, 1, 12, out Fields.Hour12),
        'j' => Number(3, 1, 366, out Fields.DayOfYear),
        'L' => Fraction(3),
        'm' => Number(2, 1, 12, out Fields.Month),
        'M' => Number(2, 0, 59, out Fields.Minute),
        'n' or 't' => SkipBlanks(),
        'N' => Fraction(9),
        'p' or 'P' => Name(["AM", "PM"], 2, out Fields.HalfDay),
        's' => Epoch(),
        'S' => Number(2, 0, 59, out Fields.Second),
        'u' => Number(1, 1, 7, out Fields.Weekday) && Set(ref Fields.Weekday, Fields.Weekday % 7),
        'U' => Number(2, 0, 53, out Fields.SundayWeek),
        'V' => Number(2, 1, 53, out Fields.IsoWeek),
        'w' => Number(1, 0, 6, out Fields.Weekday),
        'W' => Number(2, 0, 53, out Fields.MondayWeek),
        'y' => Number(2, 0, 99, out Fields.YearOfCentury),
        'Y' => Number(4, 1, 9999, out Fields.Year),
        'z' or 'Z' => Zone(),
        '%' => Literal('%'),
        _ => false,
    };

    static bool Set(ref int? field, int? value)
    {
        field = value;
        return true;
    }

    bool SkipBlanks()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return true;
    }

    bool Number(int length, int least, int most, out int? number)
    {
        SkipBlanks();
        var digits = DigitsHere(length);
        number = digits.Length == 0 ? null : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        _at += digits.Length;
        return number >= least && number <= most;
    }

    ReadOnlySpan<char> DigitsHere(int most)
    {
        var rest = text.AsSpan(_at, Math.Min(most, text.Length - _at));
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Names, the full ones first and then the abbreviations; both halves of the list count the same.</summary>
    bool Name(string[] names, int count, out int? index)
    {
        SkipBlanks();
        var rest = text.AsSpan(_at);
        index = null;
        for (var i = 0; i < names.Length; i++)
        {
            if (!rest.StartsWith(names[i], StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            index = i % count;
            _at += names[i].Length;
            return true;
        }

        return false;
    }

    bool Fraction(int length)
    {
        var digits = DigitsHere(length);
        if (digits.Length == 0)
        {
            return false;
        }

        _at += digits.Length;
        if (digits.Length < _places)
        {
            return true;
        }

        _places = digits.Length;

        // Ticks have seven digits.
        Fields.Ticks = long.Parse(digits.Length > 7 ? digits[..7] : digits, NumberStyles.None, CultureInfo.InvariantCulture);
        for (var places = digits.Length; places < 7; places++)
        {
            Fields.Ticks *= 10;
        }

        return true;
    }

    bool Epoch()
    {
        SkipBlanks();
        var isNegative = !IsAtEnd && text[_at] == '-';
        _at += isNegative ? 1 : 0;
        var digits = DigitsHere(12);
        if (digits.Length == 0)
        {
            return false;
        }

        _at += digits.Length;
        Fields.EpochSeconds = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) * (isNegative ? -1 : 1);
        return true;
    }

    /// <summary>An offset with or without colon and minutes, or a name of UTC; other names of zones are ambiguous.</summary>
    bool Zone()
    {
        SkipBlanks();
        foreach (var name in (ReadOnlySpan<string>)["UTC", "GMT", "Z"])
        {
            if (!text.AsSpan(_at).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            _at += name.Length;
            Fields.Zone = TimeSpan.Zero;
            return true;
        }

        if (IsAtEnd || text[_at] is not ('+' or '-'))
        {
            return false;
        }

        var isWest = text[_at++] == '-';
        var hours = DigitsHere(2);
        _at += hours.Length;
        var minutes = ReadOnlySpan<char>.Empty;
        if (hours.Length == 2)
        {
            var hasColon = !IsAtEnd && text[_at] == ':';
            _at += hasColon ? 1 : 0;
            minutes = DigitsHere(2);
            _at += minutes.Length;
            if (minutes.Length == 1 || hasColon && minutes.Length == 0)
            {
                return false;
            }
        }

        if (hours.Length == 0)
        {
            return false;
        }

        var offset = new TimeSpan(
            int.Parse(hours, NumberStyles.None, CultureInfo.InvariantCulture),
            minutes.Length == 0 ? 0 : int.Parse(minutes, NumberStyles.None, CultureInfo.InvariantCulture),
            seconds: 0);
        Fields.Zone = isWest ? -offset : offset;
        return offset <= DateFields.LargestZone;
    }
}
