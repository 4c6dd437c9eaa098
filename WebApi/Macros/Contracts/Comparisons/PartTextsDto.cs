using System.ComponentModel;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parts;

namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>The content of a shared part.</summary>
internal sealed record PartTextsDto
{
    [Description("snippet: a piece of template. bundle: styles and script.")]
    public required SharedPartKind Kind { get; init; }

    [Description("The language of the template.")]
    public TemplateLanguage Language { get; init; }

    [Description("The text of a snippet, which templates put in with {{ include 'name' }}; at most {PartTemplate}.")]
    public string Template { get; init; } = "";

    [Description("The styles of a bundle; at most {PartStyles}.")]
    public string Styles { get; init; } = "";

    [Description("The script of a bundle; at most {PartScript}.")]
    public string Script { get; init; } = "";

    public static PartTextsDto From(SharedPart part) =>
        new() { Kind = part.Kind, Language = part.Language, Template = part.Template, Styles = part.Styles, Script = part.Script };

    public SharedPart ToPart(string name) =>
        new() { Name = name, Kind = Kind, Language = Language, Template = Template, Styles = Styles, Script = Script };
}
