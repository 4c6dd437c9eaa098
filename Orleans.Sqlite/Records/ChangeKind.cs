namespace Orleans.Sqlite.Records;

internal enum ChangeKind
{
    /// <summary>Store a value.</summary>
    Put,

    /// <summary>Keep the record without a value.</summary>
    Blank,

    /// <summary>Take the record away.</summary>
    Remove,
}
