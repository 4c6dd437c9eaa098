using System.Globalization;

namespace UserMacro.Grains.Audit;

/// <summary>The line before which a reading continues. Lines are added behind, or before younger ones of the last page when they come late, so nothing
/// is skipped that was there; a line may be read twice when one comes late meanwhile.</summary>
/// <param name="Month">The month.</param>
/// <param name="Page">The page within the month.</param>
/// <param name="Line">The line within the page; those below it have not been read.</param>
internal readonly record struct AuditCursor(string Month, int Page, int Line)
{

    public static bool TryParse(string text, out AuditCursor cursor)
    {
        var parts = text.Split('.');
        cursor = parts is [var month, var page, var line]
            && AuditMonth.IsOne(month)
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var pageNumber)
            && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var lineNumber)
            ? new(month, pageNumber, lineNumber)
            : default;
        return cursor.Month is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month}.{Page}.{Line}");
}
