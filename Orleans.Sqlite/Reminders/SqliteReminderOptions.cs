namespace Orleans.Sqlite.Reminders;

/// <summary>Settings of reminders in an SQLite file.</summary>
public sealed class SqliteReminderOptions
{
    /// <summary>The database file, one of its own; it and its directory are created, readable by their owner only, when missing.</summary>
    /// <value>Required. A relative path counts from the current directory.</value>
    public string Path { get; set; } = "";
}
