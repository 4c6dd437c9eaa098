using System.Text.RegularExpressions;
using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.WebApi.Macros.Contracts.Checks;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Conversion;

namespace UserMacro.WebApi.Migration;

/// <summary>What differs for a macro by what its site takes and has.</summary>
/// <param name="refusesStatic">Whether Confluence refuses static macros there.</param>
/// <param name="present">The macros of ours that the site has.</param>
/// <param name="imported">The macros that come with the same import.</param>
internal sealed partial class SiteReasons(bool refusesStatic, IReadOnlySet<string> present, IReadOnlySet<string> imported)
{
    /// <summary>The reasons.</summary>
    /// <param name="macro">The macro.</param>
    /// <param name="output">How its output would reach the page.</param>
    public IEnumerable<MigrationReasonDto> Of(ConvertedMacro macro, OutputChoiceDto? output)
    {
        if (refusesStatic && macro.Definition.Output == OutputMode.Auto && output is { Mode: OutputMode.Static })
        {
            yield return new(
                MigrationVerdict.AsIs,
                "framed-here",
                "Its output could be part of the page, but Confluence takes no static macros on this site at present. It is shown in a frame until it does.",
                Line: null,
                Column: null);
        }

        foreach (var name in Names().Matches(macro.Definition.Template).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal))
        {
            yield return LeansOn(name);
        }
    }

    MigrationReasonDto LeansOn(string name) => (BuiltInMacros.Contains(name), imported.Contains(name), present.Contains(name)) switch
    {
        (true, _, _) => Note($"Its template writes the macro “{name}”, which Confluence has itself."),
        (_, true, _) => Note($"Its template writes the macro “{name}”, which comes with this import: publish both."),
        (_, _, true) => Note($"Its template writes the macro “{name}”, which this site has among its user macros."),
        _ => new(
            MigrationVerdict.WithDifferences,
            "other-app-macro",
            $"Its template writes the macro “{name}”, which is neither Confluence’s nor one of this site. In a frame, readers see its name only. "
                + "Import that macro too, or install the app that brings it.",
            Line: null,
            Column: null),
    };

    static MigrationReasonDto Note(string message) => new(MigrationVerdict.AsIs, "uses-macro", message, Line: null, Column: null);

    [GeneratedRegex(@"<ac:structured-macro\b[^>]*\sac:name\s*=\s*[""'](?<name>[A-Za-z0-9_.-]{1,100})[""']",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
