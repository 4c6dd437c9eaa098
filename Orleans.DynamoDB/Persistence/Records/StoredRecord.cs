namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>A record as stored; a null value is the empty record that clearing left.</summary>
internal readonly record struct StoredRecord(RecordETag ETag, byte[]? Value);
