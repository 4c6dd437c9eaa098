namespace UserMacro.Silo.Storage;

/// <summary>Where records live.</summary>
internal enum StorageProvider
{
    /// <summary>One SQLite file: the embedded default.</summary>
    Sqlite,

    /// <summary>Tables in DynamoDB, which any number of silos share.</summary>
    DynamoDB,

    /// <summary>The memory of the silo: for tests.</summary>
    Memory,
}
