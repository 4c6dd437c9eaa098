namespace UserMacro.Storage.Conformance.Reminders;

/// <summary>What every reminder table must do. Derive with a table that is started and empty.</summary>
public abstract partial class ReminderTableConformance
{
    protected static DateTime Start { get; } = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IReminderTable Table { get; }

    protected static ReminderEntry Reminder(string key, string name = "retry") =>
        new() { GrainId = GrainId.Create("sync", key), ReminderName = name, StartAt = Start, Period = TimeSpan.FromMinutes(5) };

    protected async Task<IReadOnlyList<string>> NamesAsync(uint begin, uint end) =>
        [.. (await Table.ReadRows(begin, end, Cancellation)).Reminders.Select(Text).Order(StringComparer.Ordinal)];

    protected static string Text(ReminderEntry entry) => $"{entry.GrainId} {entry.ReminderName}";
}
