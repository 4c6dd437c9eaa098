namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>How a macro of Data Center works in the cloud.</summary>
internal enum MigrationVerdict
{
    /// <summary>It runs as it is.</summary>
    AsIs,

    /// <summary>It runs, and something of it differs.</summary>
    WithDifferences,

    /// <summary>It runs once something in its template has been changed.</summary>
    NeedsChange,

    /// <summary>It does something that is impossible in the cloud.</summary>
    Impossible,
}
