using System.Collections.Immutable;

namespace UserMacro.Grains.Modules;

/// <summary>The state of a site's modules after a run. Each member goes into the one of <see cref="ModuleSyncRecord"/> by its name.</summary>
internal sealed record ModuleFindings(
    ImmutableArray<string> Registered,
    ImmutableArray<string> Waiting,
    ImmutableDictionary<string, string> Refused,
    ImmutableDictionary<string, string> Accepted,
    ImmutableDictionary<string, string> RefusedHashes,
    ImmutableDictionary<string, string> Former);
