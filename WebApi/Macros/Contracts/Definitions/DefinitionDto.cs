using System.ComponentModel;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Json;

namespace UserMacro.WebApi.Macros.Contracts.Definitions;

/// <summary>All that an administrator defines of a macro, apart from its key.</summary>
internal sealed record DefinitionDto
{
    [Description("The name in Confluence's macro browser.")]
    public required string Name { get; init; }

    [Description("The description in the macro browser.")]
    public string Description { get; init; } = "";

    [Description("Categories of the macro browser, for example formatting.")]
    public IReadOnlyList<string> Categories { get; init => field = NoNulls.In(value); } = [];

    [Description("What the macro does with its body.")]
    public BodyMode Body { get; init; }

    [Description("framed: HTML in a frame. static: Confluence storage format in the page itself.")]
    public OutputMode Output { get; init; }

    [Description("Whether the output is a block of its own or part of a line.")]
    public OutputLayout Layout { get; init; }

    [Description("The parameters in the order of the form; at most {Parameters}.")]
    public IReadOnlyList<ParameterDto> Parameters { get; init => field = NoNulls.In(value); } = [];

    [Description("The language of the template.")]
    public TemplateLanguage Language { get; init; }

    [Description("The template; at most {Template}, {VelocityTemplate} in Velocity.")]
    public string Template { get; init; } = "";

    [Description("Style sheet of framed output; at most {Styles}.")]
    public string Styles { get; init; } = "";

    [Description("An https address of the icon in the macro browser; empty for the app's own.")]
    public string Icon { get; init; } = "";

    [Description("An https address of documentation for page authors; empty when there is none.")]
    public string Documentation { get; init; } = "";

    [Description("Script of framed output; at most {Script}. Runs only where the rules of site and macro allow script.")]
    public string Script { get; init; } = "";

    [Description("Names of the site's style and script bundles that the macro uses, in their order; at most {Bundles}.")]
    public IReadOnlyList<string> Bundles { get; init => field = NoNulls.In(value); } = [];

    [Description("Narrows the site's rules for this macro.")]
    public RulesDto Rules { get; init; } = new();

    public static DefinitionDto From(MacroDefinition definition, ResolvedAccounts accounts) => new()
    {
        Name = definition.Name,
        Description = definition.Description,
        Categories = definition.Categories,
        Body = definition.Body,
        Output = definition.Output,
        Layout = definition.Layout,
        Parameters = [.. definition.Parameters.Select(ParameterDto.From)],
        Language = definition.Language,
        Template = definition.Template,
        Styles = definition.Styles,
        Icon = definition.Icon,
        Documentation = definition.Documentation,
        Script = definition.Script,
        Bundles = definition.Bundles,
        Rules = RulesDto.From(definition.Rules, accounts),
    };

    /// <summary>About how many characters it has; what every definition has at most a few of is not counted.</summary>
    public int Size() => Template.Length + Styles.Length + Script.Length + Parameters.Sum(parameter => parameter.Description.Length + 100);

    /// <summary>The definition; people without a handle are left out of its rules.</summary>
    public MacroDefinition ToDefinition(AccountAliases handles) => new()
    {
        Name = Name,
        Description = Description,
        Categories = [.. Categories],
        Body = Body,
        Output = Output,
        Layout = Layout,
        Parameters = [.. Parameters.Select(parameter => parameter.ToDefinition())],
        Language = Language,
        Template = Template,
        Styles = Styles,
        Icon = Icon,
        Documentation = Documentation,
        Script = Script,
        Bundles = [.. Bundles],
        Rules = Rules.ToRules(handles),
    };
}
