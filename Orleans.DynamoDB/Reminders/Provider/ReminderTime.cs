using System.Globalization;

namespace Orleans.DynamoDB.Reminders.Provider;

/// <summary>Start times as they are stored: UTC, the same in every culture.</summary>
internal static class ReminderTime
{
    // The official package writes the culture of its process: the invariant one in most containers, English, or one that puts the day first and dots between.
    static readonly string[] Foreign = ["MM/dd/yyyy HH:mm:ss", "M/d/yyyy h:mm:ss tt", "dd.MM.yyyy HH:mm:ss"];

    public static string Print(DateTime time) => Utc(time).ToString("O", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is no time that this or the official package writes.</exception>
    public static DateTime Parse(string text)
    {
        if (DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            return Utc(time);
        }

        // English cultures have a narrow space before AM and PM.
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text.Replace('\u202F', ' '), Foreign, CultureInfo.InvariantCulture, style, out time)
            ? time
            : throw new FormatException($"'{ReminderAttributes.StartTime}' is not a time");
    }

    static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();
}
