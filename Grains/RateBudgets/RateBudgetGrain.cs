using UserMacro.Grains.Interfaces.RateBudgets;

namespace UserMacro.Grains.RateBudgets;

[GrainType("points")]
internal sealed class RateBudgetGrain : Grain, IRateBudgetGrain
{
    readonly TokenBucket _bucket;

    public RateBudgetGrain(TimeProvider time) =>
        _bucket = new(time, wanted => GrainFactory.GetGrain<ISharedRateBudgetGrain>(ISharedRateBudgetGrain.Key).Lease(this.GetPrimaryKeyString(), wanted));

    public Task<bool> Take(int points) => _bucket.TakeAsync(points);
}
