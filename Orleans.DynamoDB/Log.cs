using Microsoft.Extensions.Logging;

namespace Orleans.DynamoDB;

/// <summary>All that the providers write to the log: tables and the service's codes, never an item's values or credentials.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "DynamoDB table {Table}: {Reason}; try {Attempt} follows in {Delay}")]
    public static partial void SentAgain(ILogger logger, string table, string reason, int attempt, TimeSpan delay);
}
