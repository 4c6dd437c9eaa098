using System.ComponentModel;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.WebApi.Api.Json;

namespace UserMacro.WebApi.Macros.Contracts.Definitions;

/// <summary>A parameter that page authors fill in.</summary>
internal sealed record ParameterDto
{
    [Description("The name templates use: letters, digits, '_', '-' and '.'; case kept.")]
    public required string Name { get; init; }

    [Description("The label in the form; the name when empty.")]
    public string Title { get; init; } = "";

    [Description("The help text in the form.")]
    public string Description { get; init; } = "";

    public ParameterType Type { get; init; }

    public bool Required { get; init; }

    [Description("The value when the author gave none.")]
    public string Default { get; init; } = "";

    [Description("The values of an enum.")]
    public IReadOnlyList<string> Values { get; init => field = NoNulls.In(value); } = [];

    [Description("Whether authors may give several values, separated by commas.")]
    public bool Multiple { get; init; }

    [Description("Whether the form hides it.")]
    public bool Hidden { get; init; }

    [Description("Whether the form takes a text of several lines.")]
    public bool MultiLine { get; init; }

    public static ParameterDto From(ParameterDefinition parameter) => new()
    {
        Name = parameter.Name,
        Title = parameter.Title,
        Description = parameter.Description,
        Type = parameter.Type,
        Required = parameter.Required,
        Default = parameter.Default,
        Values = parameter.Values,
        Multiple = parameter.Multiple,
        Hidden = parameter.Hidden,
        MultiLine = parameter.MultiLine,
    };

    public ParameterDefinition ToDefinition() => new()
    {
        Name = Name,
        Title = Title,
        Description = Description,
        Type = Type,
        Required = Required,
        Default = Default,
        Values = [.. Values],
        Multiple = Multiple,
        Hidden = Hidden,
        MultiLine = MultiLine,
    };
}
