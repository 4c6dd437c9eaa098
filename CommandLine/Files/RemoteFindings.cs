using System.Collections.Immutable;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Files;

/// <summary>Finds the places in a macro's files for what the service says of its definition.</summary>
internal static class RemoteFindings
{
    public static ImmutableArray<Finding> From(
        LocalMacro macro, MacroDefinition definition, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors, IReadOnlyList<Diagnostic>? diagnostics)
    {
        var template = MacroFile.PathOf(macro.Key, MacroFile.TemplateOf(definition.Language));
        return
        [
            .. from field in (errors ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)).OrderBy(
                field => field.Key, StringComparer.Ordinal)
               from message in field.Value
               select new Finding(PlaceOf(field.Key), Severity.Error, "rule", $"{field.Key}: {message}"),
            .. from diagnostic in diagnostics ?? []
               select new Finding(
                   new(template, diagnostic.Line, diagnostic.Column, diagnostic.EndLine, diagnostic.EndColumn),
                       diagnostic.Severity, diagnostic.Code, diagnostic.Message),
        ];

        SourcePosition PlaceOf(string field) => field switch
        {
            "template" => new(template),
            "styles" => new(MacroFile.PathOf(macro.Key, MacroFile.Styles)),
            "script" => new(MacroFile.PathOf(macro.Key, MacroFile.Script)),
            _ => macro.Places.Of(field),
        };
    }
}
