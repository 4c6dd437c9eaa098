using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects.Tools;

/// <summary><c>$action.dateFormatter</c>: dates by patterns of Java's <c>SimpleDateFormat</c>.</summary>
internal static class DateFormatterObject
{
    public static readonly HostType Type = new(
        "dateFormatter",
        new()
        {
            { "format", 1, call => Written(call, 0, "MMM dd, yyyy") },
            { "formatDate", 1, call => Written(call, 0, "MMM dd, yyyy") },
            { "formatDateFull", 1, call => Written(call, 0, "MMMM dd, yyyy") },
            { "formatDateTime", 1, call => Written(call, 0, "MMM dd, yyyy HH:mm") },
            { "formatTime", 1, call => Written(call, 0, "HH:mm") },
            { "formatServerDate", 1, call => Written(call, 0, "MMM dd, yyyy HH:mm") },
            { "formatGivenString", 2, call => call.Text(0) is { } pattern ? Written(call, 1, pattern.Text) : null },
            { "currentDateTime", call => call.Run.Input.Now.DateTime },
            { "calendar", call => new JavaCalendar(call.Run.Input.Now.DateTime) },
        },
        IsVolatile: true);

    public static readonly HostObject Current = new(Type);

    static string? Written(Invocation call, int index, string pattern) =>
        DateMethods.From(call.Arguments[index]) is { } date ? JavaDatePattern.Format(call, pattern, date) : null;
}
