using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Modules;

/// <summary>How the module list in Confluence stands.</summary>
/// <param name="Registered">Keys of the macros that Confluence offers by their own name.</param>
/// <param name="Refused">Keys that Confluence refused, with its message; they are served by the generic macro.</param>
/// <param name="Slots">How many dynamic modules Confluence takes (100).</param>
/// <param name="LastError">Why the last run failed; null when it succeeded or none has run.</param>
/// <param name="UpToDate">Whether everything asked for has been carried out.</param>
[GenerateSerializer, Immutable, Alias("module-sync-status")]
public sealed record ModuleSyncStatus(
    [property: Id(0)] ImmutableArray<string> Registered,
    [property: Id(1)] ImmutableDictionary<string, string> Refused,
    [property: Id(2)] int Slots,
    [property: Id(3)] string? LastError,
    [property: Id(4)] bool UpToDate);
