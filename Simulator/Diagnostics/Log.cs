namespace UserMacro.Simulator.Diagnostics;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Step}")]
    public static partial void SeedStep(this ILogger logger, string step);

    [LoggerMessage(2, LogLevel.Information, "The example site is ready at {BaseUrl}")]
    public static partial void SeedDone(this ILogger logger, string baseUrl);

    [LoggerMessage(3, LogLevel.Warning, "Not ready yet, trying again: {Reason}")]
    public static partial void SeedRetry(this ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The app has not registered '{Key}' by its own name")]
    public static partial void SeedUnregistered(this ILogger logger, string key);
}
