using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Interfaces.Catalog;

/// <summary>What the list of macros shows of one, and what its module in Confluence is made of.</summary>
/// <param name="Key">The macro's key.</param>
/// <param name="Version">Rises with every change of the macro; the catalogue ignores older ones.</param>
/// <param name="State">The state of the macro.</param>
/// <param name="Name">Name of the newest draft.</param>
/// <param name="Description">Description of the newest draft.</param>
/// <param name="Published">Number of the published revision; 0 when none.</param>
/// <param name="HasUnpublishedChanges">Whether the draft differs from what pages see.</param>
/// <param name="EditedBy">Handle of the account that changed it last.</param>
/// <param name="EditedAt">When it was changed last.</param>
/// <param name="Module">The published definition without its texts (template and styles empty), for the module in Confluence; null when not published.</param>
[GenerateSerializer, Immutable, Alias("macro-summary")]
public sealed record MacroSummary(
    [property: Id(0)] string Key,
    [property: Id(1)] long Version,
    [property: Id(2)] MacroState State,
    [property: Id(3)] string Name,
    [property: Id(4)] string Description,
    [property: Id(5)] int Published,
    [property: Id(6)] bool HasUnpublishedChanges,
    [property: Id(7)] string EditedBy,
    [property: Id(8)] DateTimeOffset EditedAt,
    [property: Id(9)] MacroDefinition? Module)
{
    // None is the array that was never made, so that two summaries without parts are equal, also after a journey.
    [Id(11)] readonly ImmutableArray<string> _parts;

    /// <summary>Names of the shared parts that the published revision was compiled with.</summary>
    public ImmutableArray<string> Parts { get => _parts.IsDefault ? [] : _parts; init => _parts = value.IsDefaultOrEmpty ? default : value; }

    /// <summary>Whether the published definition leaves open how its output reaches the page: where Confluence takes no static module of it, a
    /// framed one serves.</summary>
    [Id(12)] public bool MayBeFramed { get; init; }

    /// <summary>The version of the macro's head; 0 in entries of earlier builds.</summary>
    [Id(14)] public long Head { get; init; }

    /// <summary>Whether its draft waits for another administrator's approval.</summary>
    [Id(10)] public bool AwaitsApproval { get; init; }

    /// <summary>Whether the macro is kept from running, because it may have ended a process or kept a thread.</summary>
    [Id(13)] public bool IsQuarantined { get; init; }
}
