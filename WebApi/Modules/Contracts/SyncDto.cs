using System.ComponentModel;
using UserMacro.Grains.Interfaces.Modules;

namespace UserMacro.WebApi.Modules.Contracts;

/// <summary>The state of the module list in Confluence.</summary>
internal sealed record SyncDto(
    bool UpToDate,
    [property: Description("Why the last run failed; null when it succeeded.")] string? LastError,
    [property: Description("When a failed run is repeated; null when none is due.")] DateTimeOffset? NextTry,
    [property: Description("When all was last compared with what Confluence holds; null when never.")] DateTimeOffset? ReconciledAt)
{
    public static SyncDto From(ModuleSyncStatus sync) => new(sync.UpToDate, sync.LastError, sync.NextTry, sync.ReconciledAt);
}
