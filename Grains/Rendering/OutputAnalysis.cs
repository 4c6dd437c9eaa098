using System.Collections.Frozen;
using System.Text.RegularExpressions;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering;

/// <summary>Decides for definitions that leave it open: static where the page can carry all of the output, framed otherwise.</summary>
internal static partial class OutputAnalysis
{
    /// <summary>Properties of style attributes that storage format carries as they are.</summary>
    static readonly FrozenSet<string> Carried = FrozenSet.ToFrozenSet(
        ["color", "background-color", "text-align", "vertical-align", "font-weight", "font-style", "text-decoration", "width", "margin-left"],
            StringComparer.OrdinalIgnoreCase);

    static readonly OutputChoice Static = new(OutputMode.Static, "A page can carry all of it: it is quicker this way, does not jump, and is in every export.");

    /// <param name="definition">The definition; what it says itself is kept.</param>
    /// <param name="styles">Its styles, those of bundles included.</param>
    /// <param name="script">Its script, those of bundles included.</param>
    /// <param name="compiled">The compiled template; null when it has errors.</param>
    public static OutputChoice Choose(MacroDefinition definition, string styles, string script, CompiledTemplate? compiled) =>
        definition.Output != OutputMode.Auto ? new(definition.Output, "The macro says so itself.")
        : Obstacle(styles, script, compiled) is { } obstacle ? new(OutputMode.Framed, obstacle)
        : Static;

    static string? Obstacle(string styles, string script, CompiledTemplate? compiled)
    {
        if (compiled is null)
        {
            return "Its template has errors, so its output is unknown.";
        }

        var template = compiled.Outline;
        if (script.Trim().Length > 0 || Handler().IsMatch(template))
        {
            return "It has script, which runs in frames only.";
        }

        if (styles.Trim().Length > 0)
        {
            return "It has a style sheet, which cannot be part of a page.";
        }

        if (compiled.IsVolatile)
        {
            return "Its output depends on the viewer, the time or data of the page: a frame fetches them again each time.";
        }

        if (StorageLosses.Find(template) is [var loss, ..])
        {
            return $"A page cannot hold <{loss.What}>.";
        }

        return Id().IsMatch(template) ? "It has an id, which a page does not keep."
            : LostProperty(template) is { } property ? $"A page does not keep the style “{property}”."
            : null;
    }

    static string? LostProperty(string template) =>
        Style().Matches(template)
            .SelectMany(style => style.Groups["style"].Value.Split(';'))
            .Select(declaration => declaration.Split(':')[0].Trim())
            .FirstOrDefault(property => property.Length > 0 && !Carried.Contains(property));

    [GeneratedRegex(@"[\s""'/]on[a-z]+\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Handler();

    [GeneratedRegex(@"[\s""']id\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex(@"[\s""']style\s*=\s*(""(?<style>[^""]*)""|'(?<style>[^']*)')",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Style();
}
