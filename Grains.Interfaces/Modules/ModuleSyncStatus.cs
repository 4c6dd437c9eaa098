using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Modules;

/// <summary>The state of the module list in Confluence.</summary>
/// <param name="Registered">Keys of the macros that Confluence offers by their own name.</param>
/// <param name="Refused">Keys that Confluence refused, with our message; they are served by the generic macro, or continue with their previous module.</param>
/// <param name="Slots">How many macros the host takes under their own names (Connect: 100); 0 while no installation is enabled.</param>
/// <param name="LastError">Why the last run failed; null when it succeeded or none has run.</param>
/// <param name="UpToDate">Whether everything asked for has been carried out.</param>
[GenerateSerializer, Immutable, Alias("module-sync-status")]
public sealed record ModuleSyncStatus(
    [property: Id(0)] ImmutableArray<string> Registered,
    [property: Id(1)] ImmutableDictionary<string, string> Refused,
    [property: Id(2)] int Slots,
    [property: Id(3)] string? LastError,
    [property: Id(4)] bool UpToDate)
{
    /// <summary>Keys that wait for a free slot; the generic macro serves them.</summary>
    [Id(5)] public ImmutableArray<string> Waiting { get; init; } = [];

    /// <summary>Keys that an administrator gave to the generic macro.</summary>
    [Id(6)] public ImmutableArray<string> Generic { get; init; } = [];

    /// <summary>When a failed run is repeated; null when none is due.</summary>
    [Id(7)] public DateTimeOffset? NextTry { get; init; }

    // A status of an older silo has none.
    [Id(9)] readonly ImmutableArray<string> _framed;

    /// <summary>Keys among the registered ones that are shown in frames, because Confluence refused the static module that they prefer.</summary>
    public ImmutableArray<string> Framed { get => _framed.IsDefault ? [] : _framed; init => _framed = value.IsDefaultOrEmpty ? default : value; }

    /// <summary>When all was last compared with what Confluence holds; null when never.</summary>
    [Id(8)] public DateTimeOffset? ReconciledAt { get; init; }
}
