using System.Globalization;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Tests.Scriban;

namespace UserMacro.Templating.Tests.Runtime.Dates;

/// <summary>Every letter of <c>strftime</c>, written and read, alone and together with others.</summary>
public sealed class DateFormatTests
{
    const string Moment = "(date.parse '2016-05-01T21:22:03.0456789')";

    static readonly string[] Separators = [" ", "  ", "-", "/", ".", ",", ", ", ":", "_", "T", " o'clock ", "%%", "%n", "%t", "(", "·", " ", "ä"];

    /// <summary>Letter, what GNU date writes in the C locale for 2016-05-01 21:22:03.0456789 at +01:00.</summary>
    public static TheoryData<string, string> Letters() => new()
    {
        { "a", "Sun" }, { "A", "Sunday" }, { "b", "May" }, { "B", "May" }, { "c", "Sun May 01 21:22:03 2016" },
        { "C", "20" }, { "d", "01" }, { "D", "05/01/16" },
        { "e", " 1" }, { "F", "2016-05-01" }, { "g", "16" }, { "G", "2016" },
        { "h", "May" }, { "H", "21" }, { "I", "09" }, { "j", "122" }, { "k", "21" }, { "l", " 9" },
        { "L", "045" }, { "m", "05" }, { "M", "22" }, { "n", "\n" }, { "N", "045678900" },
        { "p", "PM" }, { "P", "pm" }, { "r", "09:22:03 PM" }, { "R", "21:22" },
        { "s", "1462134123" }, { "S", "03" }, { "t", "\t" }, { "T", "21:22:03" },
        { "u", "7" }, { "U", "18" }, { "v", " 1-MAY-2016" }, { "V", "17" }, { "w", "0" },
        { "W", "17" }, { "x", "05/01/2016" }, { "X", "21:22:03" }, { "y", "16" }, { "Y", "2016" }, { "z", "+0100" }, { "Z", "+01:00" }, { "%", "%" },
        { "Ey", "16" }, { "Od", "01" }, { "q", "%q" }, { "é", "%é" },
    };

    [Theory]
    [MemberData(nameof(Letters))]
    public void ToString_OneLetter_WritesWhatStrftimeWrites(string letter, string expected) =>
        Render($"{{{{ {Moment} | date.to_string '%{letter}' }}}}", 1).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Letters))]
    public void Parse_OneLetterAloneOrBesideAnotherOrBlank_ReadsWhatItWrites(string letter, string expected)
    {
        if (letter is "q" or "é")
        {
            return;
        }

        foreach (var pattern in new[] { $"%{letter}", $" %{letter} ", $"%{letter} %{letter}", $"[%{letter}]", $"%{letter}%n%Y" })
        {
            if (string.IsNullOrWhiteSpace(expected) && !pattern.Contains('Y') && !pattern.Contains('['))
            {
                continue;
            }

            var again = Render($"{{{{ {Moment} | date.to_string \"{pattern}\" | date.parse \"{pattern}\" | date.to_string \"{pattern}\" }}}}", 1);
            again.ShouldBe(Render($"{{{{ {Moment} | date.to_string \"{pattern}\" }}}}", 1), pattern);
            again.ShouldContain(expected);
        }
    }

    [Fact]
    public void Parse_AnyTwoLettersWithAnySeparator_ReadWhatTheyWrite()
    {
        var letters = Letters().Select(row => row.Data.Item1).Where(letter => letter is not ("q" or "é")).ToList();
        var wrong = new List<string>();
        var moment = new DateTime(2016, 5, 1, 21, 22, 3, DateTimeKind.Unspecified).AddTicks(456_789);
        var tried = 0;
        foreach (var (first, second, separator) in from first in letters from second in letters from separator in Separators select (first, second, separator))
        {
            var pattern = $"%{first}{separator}%{second}";
            tried++;
            var text = Dates.Write(moment, pattern, 60);

            // A blank text is no date, whatever the pattern.
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (Dates.Read(text, pattern, 60) is not { } date || Dates.Write(date, pattern, 60) != text)
            {
                wrong.Add($"{pattern}: {text}");
            }
        }

        wrong.ShouldBeEmpty();
        TestContext.Current.TestOutputHelper!.WriteLine($"figure: {tried} patterns of two letters read what they write");
    }

    [Theory]
    [InlineData("01 May 2016", null, "2016-05-01 00:00:00")]
    [InlineData("01 May 2016", "%d %b %Y", "2016-05-01 00:00:00")]
    [InlineData("  01   may 2016 ", "%d %b %Y", "2016-05-01 00:00:00")]
    [InlineData("1MAY2016", "%d %b %Y", "2016-05-01 00:00:00")]
    [InlineData("21:22 2016-05-01", null, "2016-05-01 21:22:00")]
    [InlineData("21:22 2016-05-01", "%H:%M %Y-%m-%d", "2016-05-01 21:22:00")]
    [InlineData("21:22 01-05-2016", "%H:%M %d-%m-%Y", "2016-05-01 21:22:00")]
    [InlineData("2016-05-01T21:22:00Z", null, "2016-05-01 22:22:00")]
    [InlineData("2016-05-01T21:22:00+05:30", null, "2016-05-01 16:52:00")]
    [InlineData("2016-05-01 21:22 GMT", null, "2016-05-01 22:22:00")]
    [InlineData("Sun, 01 May 2016 21:22:00 GMT", null, "2016-05-01 22:22:00")]
    [InlineData("2016-05-01 21:22 -03:00", "%F %R %Z", "2016-05-02 01:22:00")]
    [InlineData("2016-05-01 21:22 -0300", "%F %R %z", "2016-05-02 01:22:00")]
    [InlineData("2016-05-01 21:22 -03", "%F %R %z", "2016-05-02 01:22:00")]
    [InlineData("2016-05-01 21:22Z", "%F %R%Z", "2016-05-01 22:22:00")]
    [InlineData("2016-05-01 21:22 utc", "%F %R %Z", "2016-05-01 22:22:00")]
    [InlineData("1462134123", "%s", "2016-05-01 21:22:03")]
    [InlineData("-1", "%s", "1970-01-01 00:59:59")]
    [InlineData("9", "%k", "0001-01-01 09:00:00")]
    [InlineData("9", "%l", "0001-01-01 09:00:00")]
    [InlineData("9", "%e", "0001-01-09 00:00:00")]
    [InlineData("12 AM", "%l %p", "0001-01-01 00:00:00")]
    [InlineData("12 pm", "%l %p", "0001-01-01 12:00:00")]
    [InlineData("23:30Z", "%R%Z", "0001-01-01 00:30:00")]
    [InlineData("23:30Z", null, "0001-01-01 00:30:00")]
    [InlineData("29 February", "%d %B", "0004-02-29 00:00:00")]
    [InlineData("Sunday", "%A", "0001-01-07 00:00:00")]
    [InlineData("69", "%y", "1969-01-01 00:00:00")]
    [InlineData("68", "%y", "2068-01-01 00:00:00")]
    [InlineData("2016 122", "%Y %j", "2016-05-01 00:00:00")]
    [InlineData("2016-W17-7", "%G-W%V-%u", "2016-05-01 00:00:00")]
    [InlineData("2015-W53-5", "%G-W%V-%u", "2016-01-01 00:00:00")]
    [InlineData("2016 18 0", "%Y %U %w", "2016-05-01 00:00:00")]
    [InlineData("2016 00 5", "%Y %W %u", "2016-01-01 00:00:00")]
    [InlineData("20160501212203", "%Y%m%d%H%M%S", "2016-05-01 21:22:03")]
    [InlineData("2016-05-01T21:22:03.5", "%FT%T.%L", "2016-05-01 21:22:03")]
    public void Parse_Text_IsTheMomentInTheZoneOfTheRequest(string text, string? pattern, string expected) =>
        Dates.Read(text, pattern, 60)?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture).ShouldBe(expected);

    [Theory]
    [InlineData("32 May 2016", "%d %b %Y")]
    [InlineData("30 Feb 2016", "%d %b %Y")]
    [InlineData("Mon 01 May 2016", "%a %d %b %Y")]
    [InlineData("366 2015", "%j %Y")]
    [InlineData("54 2016", "%V %G")]
    [InlineData("25:00", "%R")]
    [InlineData("21:60", "%R")]
    [InlineData("13 PM", "%I %p")]
    [InlineData("2016-05-01 CEST", "%F %Z")]
    [InlineData("2016-05-01 +15:00", "%F %Z")]
    [InlineData("2016-05-01 +1", "%F %z9")]
    [InlineData("2016-05-01 x", "%F")]
    [InlineData("2016-05", "%F")]
    [InlineData("0000-05-01", "%F")]
    [InlineData("999999999999", "%s")]
    [InlineData("9999-12-31 23:30 -02:00", "%F %R %Z")]
    [InlineData("9999-12-31T23:30-02:00", null)]
    [InlineData("", "%d")]
    [InlineData("nonsense", null)]
    public void Parse_NoDateOfThePattern_IsNothing(string text, string? pattern) => Dates.Read(text, pattern, 60).ShouldBeNull();

    [Fact]
    public void Parse_UnknownLetter_NamesIt() =>
        Scribans.Run("{{ '1' | date.parse '%d %q' }}").ShouldBeOfType<TemplateStop>().Diagnostic.Message.ShouldContain("%q");

    [Fact]
    public void Parse_PatternTooLong_NamesItsLength() =>
        Scribans.Run($"{{{{ '1' | date.parse '{new string('x', 1001)}' }}}}").ShouldBeOfType<TemplateStop>().Diagnostic.Message.ShouldContain("1001");

    static string Render(string template, int hours) =>
        Scribans.Render(template, Scribans.Input with { Now = Scribans.Input.Now.ToOffset(TimeSpan.FromHours(hours)) });
}
