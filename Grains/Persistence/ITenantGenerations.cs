using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Persistence;

/// <summary>How far the guarded records of tenants have come (<see cref="IGuardedState"/>).</summary>
internal interface ITenantGenerations
{
    /// <summary>Forgets it for one tenant: whatever is stored counts, as after a restore from a backup.</summary>
    Task ForgetAsync(TenantId tenant, CancellationToken cancellation);
}
