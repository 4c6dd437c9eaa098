using System.Text.Json.Serialization;

namespace UserMacro.CommandLine.Definitions;

/// <summary>
/// All that defines a macro apart from its key, member by member as the API has it. A member that this version does not know
/// is refused: files without it would take it away at the next push.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MacroDefinition
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Categories { get; init => field = NoNulls.In(value); } = [];

    public BodyMode Body { get; init; }

    public OutputMode Output { get; init; }

    public OutputLayout Layout { get; init; }

    public IReadOnlyList<MacroParameter> Parameters { get; init => field = NoNulls.In(value); } = [];

    public TemplateLanguage Language { get; init; }

    public string Template { get; init; } = "";

    public string Styles { get; init; } = "";

    public string Icon { get; init; } = "";

    public string Documentation { get; init; } = "";

    public string Script { get; init; } = "";

    public IReadOnlyList<string> Bundles { get; init => field = NoNulls.In(value); } = [];

    public MacroRules Rules { get; init; } = new();
}
