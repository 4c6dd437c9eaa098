namespace Orleans.Sqlite.Records;

/// <summary>A record as stored; a null value is the empty record that clearing left.</summary>
internal readonly record struct StoredRecord(long ETag, byte[]? Value);
