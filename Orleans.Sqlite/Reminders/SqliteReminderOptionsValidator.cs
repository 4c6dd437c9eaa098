using Microsoft.Extensions.Options;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Reminders;

/// <summary>Checks that the file the settings name is there or can be made, and is ours.</summary>
internal sealed class SqliteReminderOptionsValidator(IOptions<SqliteReminderOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (string.IsNullOrWhiteSpace(options.Value.Path))
        {
            throw new OrleansConfigurationException(
                $"SQLite reminders: {nameof(SqliteReminderOptions)}.{nameof(SqliteReminderOptions.Path)} names no database file.");
        }

        DatabaseFile.Open(options.Value.Path, ReminderSchema.Value);
    }
}
