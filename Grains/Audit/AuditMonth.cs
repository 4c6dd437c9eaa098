using System.Globalization;

namespace UserMacro.Grains.Audit;

/// <summary>Months by name, such as <c>2026-01</c>, in UTC; they sort by time.</summary>
internal static class AuditMonth
{
    const string Format = "yyyy-MM";

    /// <summary>Whether a text names a month.</summary>
    public static bool IsOne(string text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Its first moment.</summary>
    public static DateTimeOffset StartOf(string month) =>
        new(DateTime.ParseExact(month, Format, CultureInfo.InvariantCulture, DateTimeStyles.None), TimeSpan.Zero);

    public static string For(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
