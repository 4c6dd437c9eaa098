using UserMacro.Grains.Interfaces.Points;

namespace UserMacro.Grains.Points;

[GrainType("points")]
internal sealed class PointsGrain : Grain, IPointsGrain
{
    readonly PointBucket _bucket;

    public PointsGrain(TimeProvider time) =>
        _bucket = new(time, wanted => GrainFactory.GetGrain<IPointPoolGrain>(IPointPoolGrain.Key).Lease(this.GetPrimaryKeyString(), wanted));

    public Task<bool> Take(int points) => _bucket.TakeAsync(points);
}
