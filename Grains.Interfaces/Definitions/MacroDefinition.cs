using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Fields;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>All that an administrator defines of a macro, apart from its key.</summary>
[GenerateSerializer, Immutable, Alias("macro-definition")]
public sealed record MacroDefinition
{
    /// <summary>The name in Confluence's macro browser.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The description in the macro browser.</summary>
    [Id(1)] public string Description { get; init; } = "";

    /// <summary>Categories of the macro browser.</summary>
    [Id(2)] public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The body mode of the macro.</summary>
    [Id(3)] public BodyMode Body { get; init; }

    /// <summary>The output mode.</summary>
    [Id(4)] public OutputMode Output { get; init; }

    /// <summary>Block or inline.</summary>
    [Id(5)] public OutputLayout Layout { get; init; }

    /// <summary>The parameters, in the order of the form; at most 50.</summary>
    [Id(6)] public ImmutableArray<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>The language of <see cref="Template"/>.</summary>
    [Id(7)] public TemplateLanguage Language { get; init; }

    /// <summary>The template; at most 128 KB, 256 KB in Velocity.</summary>
    [Id(8)] public string Template { get; init; } = "";

    /// <summary>Style sheet for framed output; at most 64 KB.</summary>
    [Id(9)] public string Styles { get; init; } = "";

    /// <summary>An https address of the icon in the macro browser; empty for the app's own.</summary>
    [Id(10)] public string Icon { get; init; } = "";

    /// <summary>An https address of documentation for page authors; empty when there is none.</summary>
    [Id(11)] public string Documentation { get; init; } = "";

    /// <summary>Script for framed output; at most 256 KB. Runs only where the rules of macro and tenant allow script.</summary>
    [Id(12)] public string Script { get; init; } = "";

    /// <summary>Names of the tenant's style and script bundles that the macro uses, in the order they are put before its own.</summary>
    [Id(13)] public ImmutableArray<string> Bundles { get; init; } = [];

    /// <summary>Narrows the tenant's rules for this macro.</summary>
    [Id(14)] public MacroRules Rules { get; init; } = new();

    /// <summary>Its fields; each property is among them.</summary>
    public static FieldTable<MacroDefinition> Fields { get; } = FieldTable.Create<MacroDefinition>()
        .Line("name", macro => macro.Name, always: true)
        .Line("description", macro => macro.Description, always: true)
        .Lines("categories", macro => macro.Categories, always: true)
        .Choice("body", macro => macro.Body, always: true)
        .Choice("output", macro => macro.Output, always: true)
        .Choice("layout", macro => macro.Layout, always: true)
        .Records("parameters", macro => macro.Parameters, ParameterDefinition.Fields, always: true)
        .Choice("language", macro => macro.Language, always: true)
        .Text("template", macro => macro.Template, always: true)
        .Text("styles", macro => macro.Styles, always: true)
        .Line("icon", macro => macro.Icon)
        .Line("documentation", macro => macro.Documentation)
        .Text("script", macro => macro.Script)
        .Lines("bundles", macro => macro.Bundles)
        .Group("rules", macro => macro.Rules, MacroRules.Fields);
}
