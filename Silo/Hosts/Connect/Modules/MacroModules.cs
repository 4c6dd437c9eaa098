using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parameters;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>The module by which Confluence offers a macro under its own name (docs/reference/connect-descriptor.md#macro-modules).</summary>
internal static class MacroModules
{
    /// <summary>The module of a published macro; null for one that is not published.</summary>
    public static ModuleChoice? Create(MacroSummary macro, MacroRules tenant)
    {
        if (macro.Module is not { } definition)
        {
            return null;
        }

        var hidden = new EffectiveRules(tenant, definition.Rules).Hidden;
        return new(
            Create(macro.Key, definition, hidden),
            macro.MayBeFramed && definition.Output == OutputMode.Static ? Create(macro.Key, definition with { Output = OutputMode.Framed }, hidden) : null);
    }

    static ContentMacro Create(string key, MacroDefinition definition, bool hidden) => definition switch
    {
        { Output: OutputMode.Static } => new StaticContentMacro
        {
            Key = key,
            Name = new(definition.Name),
            Url = MacroUrls.For("/connect/static", key, definition),
            Description = TextOf(definition.Description),
            Icon = definition.Icon.Length == 0 ? null : new(definition.Icon),
            Documentation = definition.Documentation.Length == 0 ? null : new(definition.Documentation),
            Hidden = hidden,
            Categories = ListOf(definition.Categories),
            OutputType = OutputTypeOf(definition),
            BodyType = BodyTypeOf(definition),
            Parameters = ParametersOf(definition),
            Editor = EditorOf(key, definition),
            RenderingMethod = definition.Body == BodyMode.None ? MacroRenderingMethod.Get : MacroRenderingMethod.Post,
        },
        _ => new DynamicContentMacro
        {
            Key = key,
            Name = new(definition.Name),
            Url = MacroUrls.For("/connect/render", key, definition),
            Description = TextOf(definition.Description),
            Icon = definition.Icon.Length == 0 ? null : new(definition.Icon),
            Documentation = definition.Documentation.Length == 0 ? null : new(definition.Documentation),
            Hidden = hidden,
            Categories = ListOf(definition.Categories),
            OutputType = OutputTypeOf(definition),
            BodyType = BodyTypeOf(definition),
            Parameters = ParametersOf(definition),
            Editor = EditorOf(key, definition),
            RenderModes = RenderModesOf(key, definition),
        },
    };

    /// <summary>
    /// Exports show the same output as storage format: without these they would show nothing of a frame
    /// (docs/reference/connect-descriptor.md#macro-modules).
    /// </summary>
    static MacroRenderModes RenderModesOf(string key, MacroDefinition definition) => new()
    {
        Default = new(MacroUrls.For("/connect/static", key, definition)),
        Pdf = new(MacroUrls.For("/connect/static", key, definition, "pdf")),
        Word = new(MacroUrls.For("/connect/static", key, definition, "word")),
        Email = new(MacroUrls.For("/connect/static", key, definition, "email")),
    };

    static MacroEditorDialog EditorOf(string key, MacroDefinition definition) => new($"/connect/editor/{key}")
    {
        InsertTitle = new($"Insert {definition.Name}"),
        EditTitle = new($"Edit {definition.Name}"),
        Width = "720px",
        Height = "560px",
    };

    static LocalizedText? TextOf(string text) => text.Length == 0 ? null : new(text);

    static IReadOnlyList<T>? ListOf<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : items;

    static MacroOutputType OutputTypeOf(MacroDefinition definition) =>
        definition.Layout == OutputLayout.Inline ? MacroOutputType.Inline : MacroOutputType.Block;

    static MacroBodyType BodyTypeOf(MacroDefinition definition) => definition.Body switch
    {
        BodyMode.None => MacroBodyType.None,
        BodyMode.Rendered => MacroBodyType.RichText,
        _ => MacroBodyType.PlainText,
    };

    static IReadOnlyList<MacroParameter>? ParametersOf(MacroDefinition definition) => ListOf(definition.Parameters.Select(ParameterOf).ToArray());

    static MacroParameter ParameterOf(ParameterDefinition parameter) => new()
    {
        Identifier = parameter.Identifier,
        Name = new(parameter.Title.Length == 0 ? parameter.Name : parameter.Title),
        Description = TextOf(parameter.Description),
        Type = TypeOf(ParameterTypes.Of(parameter.Type).Field),
        Required = parameter.Required,
        Multiple = parameter.Multiple,
        Hidden = parameter.Hidden,
        DefaultValue = parameter.Default.Length == 0 ? null : parameter.Default,
        Values = ParameterTypes.Of(parameter.Type).HasChoices ? parameter.Values : null,
        // Pages brought from Data Center hold the name in its own case.
        Aliases = string.Equals(parameter.Name, parameter.Identifier, StringComparison.Ordinal) ? null : [parameter.Name],
    };

    // What Confluence's form has no control for, it shows as text. Without a default: a new field does not compile before it has its place here.
    static MacroParameterType TypeOf(ParameterField field) => field switch
    {
        ParameterField.Text or ParameterField.Date or ParameterField.Colour => MacroParameterType.String,
        ParameterField.Checkbox => MacroParameterType.Boolean,
        ParameterField.Choice => MacroParameterType.Enum,
        ParameterField.Number => MacroParameterType.Int,
        ParameterField.Link => MacroParameterType.Url,
        ParameterField.Person => MacroParameterType.Username,
        ParameterField.Space => MacroParameterType.SpaceKey,
        ParameterField.Page => MacroParameterType.ConfluenceContent,
        ParameterField.Attachment => MacroParameterType.Attachment,
        ParameterField.Label => MacroParameterType.Label,
    };
}
