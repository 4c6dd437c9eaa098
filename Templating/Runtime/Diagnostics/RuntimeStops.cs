using Scriban.Syntax;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Diagnostics;

/// <summary>Turns the exception that ended a run into a reason and plain words. No value of the run gets into them.</summary>
internal static class RuntimeStops
{
    public static (StopReason Reason, Diagnostic Diagnostic) Explain(Exception cause, StopReason? stopped, string source)
    {
        var exception = cause as ScriptRuntimeException ?? new ScriptRuntimeException(default, cause.Message, cause);
        if (stopped is null && Failure(exception) is { } failure)
        {
            return (StopReason.TemplateError, DiagnosticReport.At(isError: true, failure.Code, failure.OriginalMessage, failure.Span));
        }

        var reason = stopped ?? Guess(exception);
        var (code, message) = reason == StopReason.TemplateError ? RuntimeMessages.Explain(exception, source) : Words(reason);
        return (reason, DiagnosticReport.At(isError: true, code, message, exception.Span));
    }

    static TemplateFailureException? Failure(Exception? exception)
    {
        while (exception is not (null or TemplateFailureException))
        {
            exception = exception.InnerException;
        }

        return (TemplateFailureException?)exception;
    }

    static StopReason Guess(ScriptRuntimeException exception)
    {
        var text = exception.OriginalMessage;
        if (exception is ScriptAbortException)
        {
            return StopReason.Time;
        }

        if (text.StartsWith("Exceeding number of iteration", StringComparison.Ordinal) || text.Contains("exceeds LoopLimit", StringComparison.Ordinal))
        {
            return StopReason.Steps;
        }

        if (text.StartsWith("Exceeding", StringComparison.Ordinal)
            || text.StartsWith("Structure is too deeply", StringComparison.Ordinal)
            || exception.InnerException is InsufficientExecutionStackException)
        {
            return StopReason.Depth;
        }

        if (text.Contains("LimitToString", StringComparison.Ordinal)
            || text.Contains("OutputLimit", StringComparison.Ordinal)
            || text.Contains("maximum supported", StringComparison.Ordinal))
        {
            return StopReason.Output;
        }

        return exception.InnerException is OutOfMemoryException ? StopReason.Memory : StopReason.TemplateError;
    }

    static (string Code, string Message) Words(StopReason reason) => reason switch
    {
        StopReason.Steps =>
            ("too-many-steps", "The template does too much: it took more steps than a macro may. Look for a loop or a function that repeats too often."),
        StopReason.Time => ("too-slow", "The template ran longer than a macro may. Look for a loop or a function that repeats too often."),
        StopReason.Memory => ("too-much-memory", "The template uses more memory than a macro may. Look for texts or lists that grow in a loop."),
        StopReason.Depth => ("too-deep", "Functions or values are nested too deeply. Look for a function that calls itself or a value that contains itself."),
        _ => ("too-long-text", "A text, a number or the output became larger than a macro may produce."),
    };
}
