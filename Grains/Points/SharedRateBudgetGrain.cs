using UserMacro.Grains.Interfaces.Points;

namespace UserMacro.Grains.Points;

[GrainType("pointpool")]
internal sealed class SharedRateBudgetGrain(TimeProvider time) : Grain, ISharedRateBudgetGrain
{
    readonly SharedRateBudget _pool = new(time);

    public Task<int> Lease(string tenant, int wanted) => Task.FromResult(_pool.Lease(tenant, wanted));
}
