using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;

namespace Orleans.DynamoDB.Client;

/// <summary>Logs incomplete rows: each problem once, when it is first found.</summary>
/// <param name="name">The attribute that identifies a row.</param>
internal sealed class RowProblems(ILogger logger, string table, string name)
{
    /// <summary>Keeps an entirely broken table from filling memory and log.</summary>
    const int MaxNamed = 1000;

    readonly ConcurrentDictionary<(string? Row, string Problem), byte> _named = new();

    /// <summary>Reads a row; null when it cannot be read, which is logged.</summary>
    public T? TryRead<T>(Dictionary<string, AttributeValue> row, Func<Dictionary<string, AttributeValue>, T> read) where T : class
    {
        try
        {
            return read(row);
        }
        catch (Exception e) when (IsFault(e))
        {
            if (IsNew(row, e.Message))
            {
                Log.Skipped(logger, row.Text(name), table, e.Message);
            }

            return null;
        }
    }

    /// <summary>Logs what is missing from a row that was read nevertheless.</summary>
    public void Mended(Dictionary<string, AttributeValue> row, string problem)
    {
        if (IsNew(row, problem))
        {
            Log.ReadInPart(logger, row.Text(name), table, problem);
        }
    }

    /// <summary>Whether an exception means that a value cannot be read.</summary>
    public static bool IsFault(Exception exception) => exception is FormatException or OverflowException or ArgumentException or IndexOutOfRangeException;

    bool IsNew(Dictionary<string, AttributeValue> row, string problem) => _named.Count < MaxNamed && _named.TryAdd((row.Text(name), problem), 0);
}
