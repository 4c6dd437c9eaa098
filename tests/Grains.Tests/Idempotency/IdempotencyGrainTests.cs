using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Idempotency;

public sealed class IdempotencyGrainTests(GrainCluster cluster)
{
    static readonly StoredAnswer Answer = new(201, null, "\"1\"", "/x", null);

    [Fact]
    public async Task Begin_CompletedRequest_IsKeptAndAnotherOneIsNot()
    {
        var sut = Sut();
        (await sut.Begin("a", "one")).State.ShouldBe(IdempotencyState.Fresh);
        (await sut.Begin("a", "one")).State.ShouldBe(IdempotencyState.Running);
        (await sut.Begin("a", "two")).State.ShouldBe(IdempotencyState.Reused);

        await sut.Complete("a", "one", Answer);

        (await sut.Begin("a", "one")).ShouldBe(new(IdempotencyState.Kept, Answer));
        (await sut.Begin("a", "two")).State.ShouldBe(IdempotencyState.Reused);
        (await sut.Begin("b", "one")).State.ShouldBe(IdempotencyState.Fresh);
    }

    [Fact]
    public async Task Begin_AbandonedRequest_IsFreshAgain()
    {
        var sut = Sut();
        await sut.Begin("a", "one");

        await sut.Abandon("a");

        (await sut.Begin("a", "two")).State.ShouldBe(IdempotencyState.Fresh);
    }

    IIdempotencyGrain Sut()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        return cluster.Grains.GetGrain<IIdempotencyGrain>(GrainKeys.Idempotency(tenant, 7));
    }
}
