using Scriban.Parsing;
using Scriban.Syntax;
using UserMacro.Shared;

namespace UserMacro.Templating.Runtime.Diagnostics;

/// <summary>Says in plain words why an expression failed. The engine's own message may quote values, so none of it is passed on.</summary>
internal static class RuntimeMessages
{
    const int MaxExcerpt = 60;

    const string ReadOnly =
        "This cannot be changed: parameters, page, space, user and the built-in functions are read-only. Assign to a new variable instead.";

    static readonly (string Part, string Code, string Message)[] Known =
    [
        ("was not found", "unknown-function", "There is no function “{0}”."),
        ("for a null object", "missing-value", "“{0}” is read from something that is missing. Write “?.” in place of the dot if it may be missing."),
        ("is null. Cannot access", "missing-value", "“{0}” is read from something that is missing. Write “?.” in place of the dot if it may be missing."),
        ("Invalid number of arguments", "wrong-arguments", "The function is called with too few or too many values."),
        ("readonly", "read-only", ReadOnly),
        ("object is readonly", "read-only", ReadOnly),
        ("is not a valid function", "not-a-function", "“{0}” is not a function, so nothing can be passed to it with “|”."),
        ("Invalid target function", "not-a-function", "“{0}” is not a function."),
        ("for iterator", "not-a-list", "“for” needs a list here, and “{0}” is none."),
        ("Unable to convert type", "wrong-type", "“{0}” has a value of another kind than is needed here."),
        ("divide by 0", "division-by-zero", "Division by zero."),
        ("Divide by zero", "division-by-zero", "Division by zero."),
        ("not supported", "wrong-type", "The operator does not work with values of these kinds."),
        ("Unsupported types", "wrong-type", "The operator does not work with values of these kinds."),
        ("is not a function", "not-a-function", "A function is needed here. Write “@” in front of its name to pass it."),
    ];

    public static (string Code, string Message) Explain(ScriptRuntimeException exception, string source)
    {
        foreach (var (part, code, message) in Known)
        {
            if (exception.OriginalMessage.Contains(part, StringComparison.Ordinal))
            {
                return (code, message.Replace("{0}", Excerpt(exception.Span, source), StringComparison.Ordinal));
            }
        }

        return ("failed", $"“{Excerpt(exception.Span, source)}” could not be evaluated.");
    }

    static string Excerpt(SourceSpan span, string source)
    {
        var start = Math.Clamp(span.Start.Offset, 0, source.Length);
        var length = Math.Clamp(span.End.Offset + 1 - start, 0, source.Length - start);
        return source.Substring(start, length).ReplaceLineEndings(" ").Trim().Excerpt(MaxExcerpt);
    }
}
