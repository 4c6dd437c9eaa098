using System.Text.Json.Serialization;

namespace UserMacro.CommandLine.Definitions;

/// <summary>A macro's own rules, member by member as the API has them.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MacroRules
{
    public IReadOnlyList<string> Spaces { get; init => field = NoNulls.In(value); } = [];

    public bool Hidden { get; init; }

    public IReadOnlyList<string> Editors { get; init => field = NoNulls.In(value); } = [];

    public IReadOnlyList<string> InsertAccounts { get; init => field = NoNulls.In(value); } = [];

    public IReadOnlyList<string> InsertGroups { get; init => field = NoNulls.In(value); } = [];

    public bool Script { get; init; }

    public IReadOnlyList<string> Hosts { get; init => field = NoNulls.In(value); } = [];
}
