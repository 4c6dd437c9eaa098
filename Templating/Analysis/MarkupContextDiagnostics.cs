using Scriban.Parsing;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Analysis;

/// <summary>Diagnostics on a value by the places where it may be written.</summary>
internal static class MarkupContextDiagnostics
{
    public static void Add(DiagnosticReport report, MarkupContexts places, SourceSpan span)
    {
        var refused = 0;
        string? refusal = null;
        var (isInScript, isInHandler) = (false, false);
        foreach (var state in places)
        {
            if (UnsafeContextMessages.For(state) is { } found)
            {
                refused++;
                refusal ??= found;
            }

            isInScript |= state.Context == MarkupContext.Script;
            isInHandler |= state is { Context: MarkupContext.QuotedValue, Attribute: AttributeKind.Handler };
        }

        if (refused == places.Count)
        {
            report.Error(UnsafeContext.Code, refusal!, span);
        }
        else if (refusal is not null)
        {
            report.Warning(UnsafeContext.Code, "Depending on what comes before it, this ends with an error. " + refusal, span);
        }
        else if (isInScript)
        {
            report.Warning(
                "script-value",
                "A value inside a script is written as a JavaScript literal, quotes included. Script runs only where the administrator allows it.",
                span);
        }
        else if (isInHandler)
        {
            report.Warning(
                "script-value",
                "A value inside an “on…” attribute is written as a JavaScript literal. Such attributes run only where the administrator allows "
                    + "script.",
                span);
        }
    }
}
