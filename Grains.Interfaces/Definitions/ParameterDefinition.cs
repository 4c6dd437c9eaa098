using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Fields;

namespace UserMacro.Grains.Interfaces.Definitions;

/// <summary>A parameter that page authors fill in.</summary>
[GenerateSerializer, Immutable, Alias("parameter-definition")]
public sealed record ParameterDefinition
{
    /// <summary>The name templates use (<c>params.Name</c>); letters, digits, <c>_ - .</c>, case kept.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The label in the form; the name when empty.</summary>
    [Id(1)] public string Title { get; init; } = "";

    /// <summary>The help text in the form.</summary>
    [Id(2)] public string Description { get; init; } = "";

    /// <summary>The type.</summary>
    [Id(3)] public ParameterType Type { get; init; }

    /// <summary>Whether authors must fill it in.</summary>
    [Id(4)] public bool Required { get; init; }

    /// <summary>The value when the author gave none. Confluence does not store an unchanged default, so a render applies this one.</summary>
    [Id(5)] public string Default { get; init; } = "";

    /// <summary>The values of an <see cref="ParameterType.Enum"/>.</summary>
    [Id(6)] public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether authors may give several values, separated by commas.</summary>
    [Id(7)] public bool Multiple { get; init; }

    /// <summary>Whether the form hides it.</summary>
    [Id(8)] public bool Hidden { get; init; }

    /// <summary>Whether the form takes a text of several lines.</summary>
    [Id(9)] public bool MultiLine { get; init; }

    /// <summary>The name as Confluence takes it: lower case. In our URLs it is <c>p.{identifier}</c>.</summary>
    public string Identifier => Name.ToLowerInvariant();

    /// <summary>Its fields; each property that is stored is among them.</summary>
    public static FieldTable<ParameterDefinition> Fields { get; } = FieldTable.Create<ParameterDefinition>()
        .Line("name", parameter => parameter.Name, always: true)
        .Line("title", parameter => parameter.Title, always: true)
        .Line("description", parameter => parameter.Description, always: true)
        .Choice("type", parameter => parameter.Type, always: true)
        .Flag("required", parameter => parameter.Required, always: true)
        .Line("default", parameter => parameter.Default, always: true)
        .Lines("values", parameter => parameter.Values, always: true)
        .Flag("multiple", parameter => parameter.Multiple)
        .Flag("hidden", parameter => parameter.Hidden)
        .Flag("multiLine", parameter => parameter.MultiLine);
}
