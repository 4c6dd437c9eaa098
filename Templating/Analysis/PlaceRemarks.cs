using Scriban.Parsing;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Analysis;

/// <summary>Diagnostics on a value by the places where it may be written.</summary>
internal static class PlaceRemarks
{
    public static void Add(DiagnosticReport report, Places places, SourceSpan span)
    {
        var refused = 0;
        string? refusal = null;
        var (isInScript, isInHandler) = (false, false);
        foreach (var state in places)
        {
            if (Refusals.Of(state) is { } found)
            {
                refused++;
                refusal ??= found;
            }

            isInScript |= state.Place == Place.Script;
            isInHandler |= state is { Place: Place.QuotedValue, Attribute: AttributeKind.Handler };
        }

        if (refused == places.Count)
            report.Error(UnsafePlace.Code, refusal!, span);
        else if (refusal is not null)
            report.Warning(UnsafePlace.Code, "Depending on what comes before it, this ends with an error. " + refusal, span);
        else if (isInScript)
            report.Warning(
                "script-value",
                "A value inside a script is written as a JavaScript literal, quotes included. Script runs only where the administrator allows it.",
                span);
        else if (isInHandler)
            report.Warning(
                "script-value",
                "A value inside an “on…” attribute is written as a JavaScript literal. Such attributes run only where the administrator allows "
                    + "script.",
                span);
    }
}
