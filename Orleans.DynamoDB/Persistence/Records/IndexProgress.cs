namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>How far the records of earlier builds are in the index.</summary>
/// <param name="Looked">How many items the call looked at.</param>
/// <param name="Marked">How many of them it marked.</param>
/// <param name="Left">How many there were, since the first page, that are as large as an item may be and cannot be marked. While there are some, the index does
/// not count as complete; the next write of their grains marks them.</param>
/// <param name="IsDone">Whether it was the last page.</param>
/// <param name="HasIndex">Whether the table has the index, and it serves.</param>
public readonly record struct IndexProgress(int Looked, int Marked, int Left, bool IsDone, bool HasIndex);
