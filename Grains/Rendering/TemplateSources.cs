using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering;

/// <summary>Definitions and diagnostics in the words of the template library, and back.</summary>
internal static class TemplateSources
{
    public static TemplateSource From(MacroKey key, MacroDefinition definition, string text, OutputMarkup markup) =>
        new(key.Value, text, markup, [.. definition.Parameters.Select(parameter => parameter.Name)])
        {
            Language = definition.Language == TemplateLanguage.Velocity ? Language.Velocity : Language.Scriban,
        };

    /// <summary>The kind of output that the definition is written for.</summary>
    public static OutputMarkup MarkupOf(MacroDefinition definition) =>
        definition.Output == OutputMode.Static ? OutputMarkup.Storage : OutputMarkup.Html;

    /// <summary>What a definition writes when this is asked of it: framed output is HTML also where storage format is made of it.</summary>
    public static OutputMarkup MarkupOf(MacroDefinition definition, OutputMarkup asked) => asked == OutputMarkup.Storage ? MarkupOf(definition) : asked;

    public static ImmutableArray<TemplateDiagnostic> From(ImmutableArray<Diagnostic> diagnostics) => [.. diagnostics.Select(From)];

    public static TemplateDiagnostic From(Diagnostic diagnostic) => new(
        diagnostic.IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        diagnostic.Code,
        diagnostic.Message,
        diagnostic.Line,
        diagnostic.Column,
        diagnostic.EndLine,
        diagnostic.EndColumn);
}
