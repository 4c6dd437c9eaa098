namespace Orleans.Sqlite.Records;

internal enum ChangeKind
{
    /// <summary>Store a value.</summary>
    Put,

    /// <summary>Store a value that means the same as the one before: the etag stays.</summary>
    Replace,

    /// <summary>Keep the record without a value.</summary>
    Blank,

    /// <summary>Take the record away.</summary>
    Remove,

    /// <summary>Take the record away, whatever its etag.</summary>
    Erase,
}
