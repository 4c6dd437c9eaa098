using System.Text.Json.Serialization;

namespace UserMacro.CommandLine.Definitions;

/// <summary>A parameter, member by member as the API has it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MacroParameter
{
    public required string Name { get; init; }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public ParameterType Type { get; init; }

    public bool Required { get; init; }

    public string Default { get; init; } = "";

    public IReadOnlyList<string> Values { get; init => field = NoNulls.In(value); } = [];

    public bool Multiple { get; init; }

    public bool Hidden { get; init; }

    public bool MultiLine { get; init; }
}
