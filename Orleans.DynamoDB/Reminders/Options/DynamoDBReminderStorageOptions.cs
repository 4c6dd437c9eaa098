namespace Orleans.Configuration;

/// <summary>Settings of reminders kept in DynamoDB.</summary>
public sealed class DynamoDBReminderStorageOptions : DynamoDBTableOptions
{
    /// <summary>The table of a silo that names none.</summary>
    public const string DefaultTableName = "OrleansReminders";

    /// <summary>Settings with their defaults.</summary>
    public DynamoDBReminderStorageOptions() => TableName = DefaultTableName;
}
