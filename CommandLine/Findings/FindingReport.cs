using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Terminal;

namespace UserMacro.CommandLine.Findings;

/// <summary>Writes findings.</summary>
/// <param name="screen">Where to.</param>
/// <param name="folder">The folder of the macros as seen from the current one, empty or with a slash at its end.</param>
internal sealed class FindingReport(Screen screen, string folder)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    public void Write(IReadOnlyList<Finding> findings, FindingFormat format)
    {
        switch (format)
        {
            case FindingFormat.Json:
                screen.Raw(JsonSerializer.Serialize(findings.Select(ToJson), Json));
                break;
            case FindingFormat.Github:
                foreach (var finding in findings)
                {
                    screen.Raw(Annotation(finding));
                }

                break;
            default:
                foreach (var finding in findings)
                {
                    WriteText(finding);
                }

                break;
        }
    }

    void WriteText(Finding finding)
    {
        var place = finding.Place;
        var text = $"{folder}{place.File}:{place.Line}:{place.Column}: {NameOf(finding.Severity)} {finding.Code}: {OneLine(finding.Message)}";
        if (finding.Severity == Severity.Error)
        {
            screen.Removed(text);
        }
        else
        {
            screen.Warn(text);
        }
    }

    object ToJson(Finding finding) => new
    {
        File = folder + finding.Place.File,
        finding.Place.Line,
        finding.Place.Column,
        finding.Place.EndLine,
        finding.Place.EndColumn,
        Severity = NameOf(finding.Severity),
        finding.Code,
        finding.Message,
    };

    string Annotation(Finding finding)
    {
        var place = finding.Place;
        var end = place.EndLine is { } line && place.EndColumn is { } column ? $",endLine={line},endColumn={column}" : "";
        return $"::{NameOf(finding.Severity)} file={Property(folder + place.File)},line={place.Line},col={place.Column}{end}"
            + $",title={Property(finding.Code)}::{Data(finding.Message)}";
    }

    static string NameOf(Severity severity) => severity == Severity.Error ? "error" : "warning";

    static string OneLine(string text) => text.ReplaceLineEndings(" ");

    // What GitHub takes for the end of a message or a property must not come from a macro.
    static string Data(string text) =>
        Visible.Escape(
            text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal));

    static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
