using System.Globalization;

namespace UserMacro.Grains.Audit;

/// <summary>Months by name, such as <c>2026-01</c>, in UTC; they sort by time.</summary>
internal static class AuditMonth
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
