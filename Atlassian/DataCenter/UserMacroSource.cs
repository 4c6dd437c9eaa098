using System.Collections.Immutable;

namespace UserMacro.Atlassian.DataCenter;

/// <summary>A user macro of Confluence Data Center, with the settings that are known of it (docs/reference/data-center-user-macros.md#settings).</summary>
public sealed record UserMacroSource
{
    /// <summary>The file it was read from, with the path inside its archive.</summary>
    public required string File { get; init; }

    /// <summary>The name in the source of pages; Data Center keeps it in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>The title; empty when unknown.</summary>
    public string Title { get; init; } = "";

    /// <summary>The description; empty when unknown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Categories in Data Center's spelling.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The address of the icon; empty when unknown.</summary>
    public string Icon { get; init; } = "";

    /// <summary>The address of the documentation; empty when unknown.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The body mode; null when no setting gives it.</summary>
    public UserMacroBody? Body { get; init; }

    /// <summary>Whether only system administrators see it in the macro browser.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The parameters where a format lists them beside the template; null where only the template's header does.</summary>
    public ImmutableArray<UserMacroParameter>? Parameters { get; init; }

    /// <summary>The template.</summary>
    public required string Template { get; init; }
}
