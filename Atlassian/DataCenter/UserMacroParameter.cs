using System.Collections.Immutable;

namespace UserMacro.Atlassian.DataCenter;

/// <summary>A parameter of a user macro, as its header or an export says (docs/reference/data-center-user-macros.md#header).</summary>
public sealed record UserMacroParameter
{
    /// <summary>The name, case kept.</summary>
    public required string Name { get; init; }

    /// <summary>The label; empty when there is none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The type in Data Center's spelling, lower case; <c>string</c> when none is given.</summary>
    public string Type { get; init; } = "string";

    /// <summary>The help text; authors put markup in it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether authors must fill it in.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it takes several values, separated by commas.</summary>
    public bool Multiple { get; init; }

    /// <summary>Whether the form hides it.</summary>
    public bool Hidden { get; init; }

    /// <summary>The value the dialog begins with.</summary>
    public string Default { get; init; } = "";

    /// <summary>The values of an <c>enum</c>.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
}
