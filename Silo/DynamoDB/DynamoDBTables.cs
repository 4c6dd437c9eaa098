namespace UserMacro.Silo.DynamoDB;

/// <summary>The tables, by their names after the prefix. <c>deploy/</c> makes them in production.</summary>
internal static class DynamoDBTables
{
    /// <summary>The members of the cluster.</summary>
    public const string Silos = "OrleansSilos";

    /// <summary>Reminders of grains.</summary>
    public const string Reminders = "OrleansReminders";

    /// <summary>The encrypted records.</summary>
    public const string GrainState = "OrleansGrainState";

    /// <summary>The wrapped data keys of the tenants, apart from the records since backups leave them out.</summary>
    public const string TenantKeys = "UserMacroTenantKeys";
}
