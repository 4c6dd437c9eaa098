using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>
/// The one place where silos and front ends learn each other's suspicions. Key: <see cref="Key"/>; it is under no tenant, holds keyed
/// hashes only and stores nothing: each silo keeps a copy and brings it again.
/// </summary>
[Alias("suspicions")]
public interface ISuspicionsGrain : IGrainWithStringKey
{
    /// <summary>The key of the only one.</summary>
    const string Key = "app";

    /// <summary>How many are kept, the newest.</summary>
    const int MaxKept = 512;

    /// <summary>Brings what the caller knows and gives what all know, of the last hour.</summary>
    [Alias("exchange"), ResponseTimeout("00:00:05")]
    Task<ImmutableArray<Suspicion>> Exchange(ImmutableArray<Suspicion> known);
}
