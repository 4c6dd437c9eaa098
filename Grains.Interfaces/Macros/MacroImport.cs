using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>A macro as it comes from a bundle, with handles of this tenant in place of account ids.</summary>
[GenerateSerializer, Immutable, Alias("macro-import")]
public sealed record MacroImport
{
    /// <summary>
    /// Where it stood. With <see cref="MacroState.Published"/> and <see cref="MacroState.Disabled"/> the newest of <see cref="Revisions"/> is what pages see.
    /// </summary>
    [Id(0)] public required MacroState State { get; init; }

    /// <summary>The definition being worked on.</summary>
    [Id(1)] public required MacroDefinition Draft { get; init; }

    /// <summary>Handle of who edited it last; empty when nobody knows.</summary>
    [Id(2)] public required string EditedBy { get; init; }

    /// <summary>When it was edited last.</summary>
    [Id(3)] public required DateTimeOffset EditedAt { get; init; }

    /// <summary>Its revisions in the order of their numbers, which have no gaps; hashes do not count.</summary>
    [Id(4)] public ImmutableArray<MacroRevision> Revisions { get; init; } = [];

    /// <summary>
    /// Names the revisions that were handed over before (<see cref="IMacroGrain.StageImport"/>) and come before <see cref="Revisions"/>; null when there are
    /// none.
    /// </summary>
    [Id(5)] public string? Staged { get; init; }
}
