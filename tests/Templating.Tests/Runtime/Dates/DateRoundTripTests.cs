using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace UserMacro.Templating.Tests.Runtime.Dates;

/// <summary>A pattern reads back what it writes for any date, in every time zone.</summary>
public sealed class DateRoundTripTests
{
    [Property(Arbitrary = [typeof(Cases)], MaxTest = 3000)]
    public void Parse_WhatThePatternWrote_WritesTheSame(Case value)
    {
        var text = Dates.Write(value.Date, value.Pattern, value.ZoneMinutes);
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var read = Dates.Read(text, value.Pattern, value.ZoneMinutes).ShouldNotBeNull($"'{text}' by '{value.Pattern}'");
        Dates.Write(read, value.Pattern, value.ZoneMinutes).ShouldBe(text, value.Pattern);
    }

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public void Parse_WholeMomentWithZone_IsThatMomentInAnyZone(Case value)
    {
        const string Whole = "%a %N %I %p, %M; %S %j/%y-%C %Z";
        var text = Dates.Write(value.Date, Whole, value.ZoneMinutes);
        Dates.Read(text, Whole, value.ZoneMinutes).ShouldBe(value.Date);
        Dates.Read(text, Whole, 0).ShouldBe(value.Date.AddMinutes(-value.ZoneMinutes));
    }

    public sealed record Case(DateTime Date, string Pattern, int ZoneMinutes)
    {
        public override string ToString() => $"{Date:O} by '{Pattern}' at {ZoneMinutes} minutes";
    }

    public static class Cases
    {
        // Read greedily, so they may not be followed by digits directly.
        static readonly string[] OfAnyLength =
            ["%e", "%k", "%l", "%s", "%v", "%N", "%L", "%B", "%A", "%b", "%a", "%h", "%Z", "%z", "%c", "%x", "%r", "%D", "%T", "%R"];

        static readonly Gen<string> Fixed = Gen.Elements(
            "%C", "%d", "%F", "%g", "%G", "%H", "%I", "%j", "%m", "%M", "%p", "%P", "%S",
            "%u", "%U", "%V", "%w", "%W", "%y", "%Y", "%%", "%n", "%t", "%Ey", "%Od", "%X");

        static readonly Gen<string> Separator =
            Gen.Elements(" ", "  ", "-", "/", ".", ",", "; ", ":", "|", " at ", " o'clock ", "%n", "%t%%", "ä", "🙂", "[", "T_");

        static readonly Gen<string> Separated =
            from letter in Gen.OneOf(Gen.Elements(OfAnyLength), Fixed)
            from separator in Separator
            select letter + separator;

        static readonly Gen<string> Part = Gen.OneOf(Fixed, Separated);

        static readonly Gen<DateTime> AnyDate =
            from day in Gen.Choose(400, 3_652_058 - 400)
            from second in Gen.Choose(0, 86_399)
            from tick in Gen.Choose(0, 9_999_999)
            select DateTime.MinValue.AddDays(day).AddSeconds(second).AddTicks(tick);

        static readonly Gen<DateTime> AboutNewYear =
            from year in Gen.Choose(1990, 2040)
            from day in Gen.Choose(-4, 4)
            from second in Gen.Choose(0, 86_399)
            select new DateTime(year, 1, 1).AddDays(day).AddSeconds(second);

        public static Arbitrary<Case> Arbitrary() => (
            from date in Gen.OneOf(AnyDate, AboutNewYear)
            from parts in Gen.NonEmptyListOf(Part)
            from zone in Gen.Elements(0, 60, -60, 330, 345, 840, -720, -570, 1)
            let pattern = string.Concat(parts.Take(12))
            select new Case(HasShortYear(pattern) ? WithinCentury(date) : date, pattern, zone))
            .ToArbitrary();

        // Two digits of a year mean 1969 to 2068.
        static DateTime WithinCentury(DateTime date) =>
            new DateTime(1970 + date.Year % 97, date.Month, 1) + (date - new DateTime(date.Year, date.Month, 1));

        static bool HasShortYear(string pattern) => pattern.AsSpan().ContainsAny("ygD");
    }
}
