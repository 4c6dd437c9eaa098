using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Validation;

/// <summary>
/// The rules of a definition, apart from those of its template's language. Also takes what a hostile request may hold: null texts, unknown
/// numbers.
/// </summary>
internal static class DefinitionValidator
{
    static readonly SearchValues<char> BundleCharacters = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");

    /// <summary>The categories of Confluence's macro browser (docs/reference/connect-descriptor.md#macro-modules).</summary>
    static readonly FrozenSet<string> Categories = new[]
    {
        "admin", "communication", "confluence-content", "development", "external-content",
        "formatting", "media", "navigation", "reporting", "visuals",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with the definition, one problem a field; empty when nothing is.</summary>
    public static ImmutableArray<FieldProblem> Check(MacroDefinition definition)
    {
        var problems = new FieldProblems();
        if (problems.CheckLine(definition.Name, "name", Limits.MacroName))
        {
            problems.Check(!string.IsNullOrWhiteSpace(definition.Name), "name", "Must not be empty.");
        }

        problems.CheckText(definition.Description, "description", Limits.MacroDescription);
        CheckAddress(definition.Icon, "icon", problems);
        CheckAddress(definition.Documentation, "documentation", problems);
        CheckCategories(definition.Categories, problems);
        problems.CheckDefined(definition.Body, "body");
        problems.CheckDefined(definition.Output, "output");
        problems.CheckDefined(definition.Layout, "layout");
        problems.CheckDefined(definition.Language, "language");
        problems.CheckBytes(definition.Template, "template", definition.Language == TemplateLanguage.Velocity ? Limits.VelocityTemplate : Limits.Template);
        problems.CheckBytes(definition.Styles, "styles", Limits.Styles);
        problems.CheckBytes(definition.Script, "script", Limits.Script);
        CheckBundles(definition.Bundles, problems);
        RulesValidator.Check(definition.Rules, "rules", problems);
        CheckParameters(definition.Parameters, problems);
        return problems.All;
    }

    /// <summary>The rules without which nothing can be rendered, as diagnostics for the editor; a macro in the making may lack a name.</summary>
    public static ImmutableArray<TemplateDiagnostic> CheckForPreview(MacroDefinition definition) =>
    [
        .. Check(definition with { Name = "preview", Description = "", Categories = [], Icon = "", Documentation = "", Rules = new() })
            .Select(problem => new TemplateDiagnostic(DiagnosticSeverity.Error, "field", $"{problem.Field}: {problem.Message}", 1, 1, 1, 1)),
    ];

    static void CheckCategories(ImmutableArray<string> categories, FieldProblems problems)
    {
        if (!problems.Check(!categories.IsDefault, "categories", "Must be a list."))
        {
            return;
        }

        problems.Check(
            categories.All(category => category is not null && Categories.Contains(category)),
            "categories",
            "Use categories of Confluence's macro browser.");
        problems.Check(categories.Distinct(StringComparer.Ordinal).Count() == categories.Length, "categories", "Must not name a category twice.");
    }

    /// <summary>Confluence fetches it, or shows it as a link: nothing but https, and no sign-in inside.</summary>
    static void CheckAddress(string? address, string field, FieldProblems problems)
    {
        if (!problems.CheckLine(address, field, Limits.MacroAddress) || address!.Length == 0)
        {
            return;
        }

        problems.Check(
            address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !address.Any(character =>
                char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format)
                && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0,
            field,
            "Must be an address that begins with https:// and holds no user name, no blank and no invisible character.");
    }

    static void CheckBundles(ImmutableArray<string> bundles, FieldProblems problems)
    {
        if (!problems.Check(!bundles.IsDefault, "bundles", "Must be a list.")
            || !problems.CheckCount(bundles.Length, "bundles", Limits.Bundles, "bundles"))
        {
            return;
        }

        for (var index = 0; index < bundles.Length; index++)
        {
            var name = bundles[index];
            if (problems.Check(
                name is { Length: > 0 and <= Limits.PartName } && name.AsSpan().IndexOfAnyExcept(BundleCharacters) < 0,
                $"bundles[{index}]",
                Excess.OfName(name, Limits.PartName, "of a-z, 0-9 and '-'")))
            {
                problems.Check(bundles.IndexOf(name, 0, index, StringComparer.Ordinal) < 0, $"bundles[{index}]", "Is in the list already.");
            }
        }
    }

    static void CheckParameters(ImmutableArray<ParameterDefinition> parameters, FieldProblems problems)
    {
        if (!problems.Check(!parameters.IsDefault, "parameters", "Must be a list.")
            || !problems.CheckCount(parameters.Length, "parameters", Limits.Parameters, "parameters"))
        {
            return;
        }

        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < parameters.Length; index++)
        {
            ParameterValidator.Check(parameters[index], $"parameters[{index}]", identifiers, problems);
        }
    }
}
