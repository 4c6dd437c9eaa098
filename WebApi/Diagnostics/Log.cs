using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.WebApi.Diagnostics;

/// <summary>All that this project writes to the log. Tokens, secrets, parameter values and bodies never reach it.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "A request to {Endpoint} failed")]
    public static partial void RequestFailed(ILogger logger, Exception failure, string endpoint);

    [LoggerMessage(1002, LogLevel.Warning, "Refused a call to {Endpoint}: {Refusal} ({Fault})")]
    public static partial void CallerRefused(ILogger logger, string endpoint, Enum refusal, Enum fault);

    [LoggerMessage(1003, LogLevel.Warning, "Refused the message {EventType}: {Fault}")]
    public static partial void MessageRefused(ILogger logger, string eventType, Enum fault);

    [LoggerMessage(1004, LogLevel.Warning, "The message {EventType} was not carried out: {Error}")]
    public static partial void MessageNotCarriedOut(ILogger logger, string eventType, string error);

    [LoggerMessage(1005, LogLevel.Warning, "A refusal could not be entered in the audit log")]
    public static partial void RefusalNotEntered(ILogger logger, Exception fault);

    [LoggerMessage(1006, LogLevel.Warning, "The answer to a request with an idempotency key could not be kept")]
    public static partial void AnswerNotKept(ILogger logger, Exception fault);

    [LoggerMessage(1010, LogLevel.Warning, "A silo went away during a call that ran a macro ({Kind}); that request must pass a trial before it runs again")]
    public static partial void CallLost(ILogger logger, SuspectKind kind);

    [LoggerMessage(1011, LogLevel.Warning, "The silos could not be told of a macro that may have ended one of them: {Reason}")]
    public static partial void SuspicionNotTold(ILogger logger, string reason);

    [LoggerMessage(1012, LogLevel.Warning, "Calls that run macros wait long for an answer, and no silo could be asked whether another one was lost: {Reason}")]
    public static partial void LossesUnread(ILogger logger, string reason);

    [LoggerMessage(
        1020,
        LogLevel.Warning,
        "The silos cannot tell this front end about access changes at present; it notices them within ten seconds: {Reason}")]
    public static partial void AccessNotHeard(ILogger logger, string reason);
}
