namespace Orleans.Sqlite.Records;

/// <summary>Whether a change was committed; the etag is the new one then, else the one that is in its way. Null: no record.</summary>
internal readonly record struct ChangeOutcome(bool Applied, long? ETag);
