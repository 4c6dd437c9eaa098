using System.Globalization;

namespace UserMacro.WebApi.Macros.History;

/// <summary>The revision below which a reading of the version log continues; none for an empty text.</summary>
internal readonly record struct HistoryCursor(int? Before)
{
    public static bool TryParse(string? text, out HistoryCursor cursor)
    {
        cursor = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(number) : default;
        return cursor.Before is not null || string.IsNullOrEmpty(text);
    }
}
