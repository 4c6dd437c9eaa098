using Microsoft.Extensions.Logging;

namespace Orleans.DynamoDB;

/// <summary>All that the providers write to the log: tables and the service's codes, never an item's values or credentials.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "DynamoDB table {Table}: {Reason}; try {Attempt} follows in {Delay}")]
    public static partial void SentAgain(ILogger logger, string table, string reason, int attempt, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Error, "'{Row}' in the DynamoDB table '{Table}' is skipped because it cannot be read: {Problem}. Repair or delete the item")]
    public static partial void Skipped(ILogger logger, string? row, string table, string problem);

    [LoggerMessage(3, LogLevel.Warning, "'{Row}' in the DynamoDB table '{Table}' is incomplete and is read without the broken part: {Problem}")]
    public static partial void ReadInPart(ILogger logger, string? row, string table, string problem);

    [LoggerMessage(4, LogLevel.Error, "The DynamoDB table '{Table}' cannot be used: {Problem}")]
    public static partial void Unusable(ILogger logger, string table, string problem);
}
