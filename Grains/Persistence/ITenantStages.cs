using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;

namespace UserMacro.Grains.Persistence;

/// <summary>Where tenants are in a move between two deployments; kept beside their data keys.</summary>
internal interface ITenantStages
{
    /// <summary>The stage; null when the tenant is in no move.</summary>
    Task<MoveStage?> FindAsync(TenantId tenant, CancellationToken cancellation);

    /// <summary>Changes the stage. Within <see cref="Rest"/> all silos act on it.</summary>
    Task SetAsync(TenantId tenant, MoveStage? stage, CancellationToken cancellation);

    /// <summary>How long silos may use what they knew of a tenant before, and finish what they are writing.</summary>
    TimeSpan Rest { get; }
}
