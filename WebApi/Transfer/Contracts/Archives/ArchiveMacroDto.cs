using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Json;

namespace UserMacro.WebApi.Transfer.Contracts.Archives;

/// <summary>A macro in a bundle.</summary>
internal sealed record ArchiveMacroDto
{
    public required string Key { get; init; }

    [Description("published and disabled: the last of the revisions is what pages see.")]
    public required MacroState State { get; init; }

    public required ArchiveDraftDto Draft { get; init; }

    [Description("Oldest first, with numbers that have no gaps: the whole history, or only what is published.")]
    public required IReadOnlyList<ArchiveRevisionDto> Revisions { get; init => field = NoNulls.In(value); }

    /// <summary>The published definition; null for none.</summary>
    public ArchiveRevisionDto? Published() => State is MacroState.Published or MacroState.Disabled && Revisions.Count > 0 ? Revisions[^1] : null;

    /// <summary>Whether its revisions follow each other, and what pages see is among them.</summary>
    public bool IsWhole() =>
        Revisions.Index().All(entry => entry.Item.Number >= 1 && entry.Item.Number == Revisions[0].Number + entry.Index)
        && (Published() is not null || State is not (MacroState.Published or MacroState.Disabled));

    /// <summary>All who are named in it.</summary>
    public IEnumerable<string> People() =>
        [.. Draft.People(), .. Revisions.SelectMany(revision => revision.People())];
}
