using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Reminders;

internal static class ReminderSchema
{
    // "OrSr". Times and periods in ticks, times in UTC.
    public static readonly DatabaseSchema Value = new(0x4F725372, 1, """
        CREATE TABLE reminder (
            grain TEXT NOT NULL,
            name TEXT NOT NULL,
            hash INTEGER NOT NULL,
            start INTEGER NOT NULL,
            period INTEGER NOT NULL,
            etag INTEGER NOT NULL,
            PRIMARY KEY (grain, name)
        ) STRICT;
        CREATE INDEX reminder_by_hash ON reminder (hash);
        """);
}
