using Scriban.Parsing;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Analysis;

/// <summary>Remarks on a value by the places where it may be written.</summary>
internal static class PlaceRemarks
{
    public static void Add(DiagnosticReport report, Places places, SourceSpan span)
    {
        var refusals = places.Select(s => Refusals.Of(s)).ToList();
        if (refusals.All(r => r is not null))
            report.Error(UnsafePlace.Code, refusals[0]!, span);
        else if (refusals.Find(r => r is not null) is { } sometimes)
            report.Warning(UnsafePlace.Code, "Depending on what comes before it, this ends with an error. " + sometimes, span);
        else if (places.Any(s => s.Place == Place.Script))
            report.Warning("script-value", "A value inside a script is written as a JavaScript literal, quotes included. Script runs only where the administrator allows it.", span);
        else if (places.Any(s => s is { Place: Place.QuotedValue, Attribute: AttributeKind.Handler }))
            report.Warning("script-value", "A value inside an “on…” attribute is written as a JavaScript literal. Such attributes run only where the administrator allows script.", span);
    }
}
