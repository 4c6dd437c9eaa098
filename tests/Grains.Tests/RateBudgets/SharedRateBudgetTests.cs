using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.RateBudgets;

namespace UserMacro.Grains.Tests.RateBudgets;

public sealed class SharedRateBudgetTests
{
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Lease_OneTenant_GetsAPartOnly()
    {
        var pool = new SharedRateBudget(_time);

        pool.Lease("a", 8_000).ShouldBe(8_000);
        pool.Lease("a", 8_000).ShouldBe((SharedRateBudget.PerHour / 5) - 8_000);
        pool.Lease("a", 1).ShouldBe(0);
        pool.Lease("b", 100).ShouldBe(100);
    }

    [Fact]
    public void Lease_ManyTenants_NeverGiveMoreThanThereIsAndEachItsPart()
    {
        var pool = new SharedRateBudget(_time);
        var given = Enumerable.Range(0, 30).Select(tenant => pool.Lease($"t{tenant}", 5_000)).ToList();

        given.Sum().ShouldBeLessThanOrEqualTo(SharedRateBudget.PerHour);
        given.Count(points => points > 0).ShouldBe(30);
    }

    [Fact]
    public void Lease_NextHour_BeginsAnew()
    {
        var pool = new SharedRateBudget(_time);
        pool.Lease("a", SharedRateBudget.PerHour);

        _time.Advance(TimeSpan.FromMinutes(60));

        pool.Lease("a", 100).ShouldBe(100);
    }

    [Fact]
    public void Lease_PoolThatBeginsLateInAnHour_HasWhatIsLeftOfIt()
    {
        _time.Advance(TimeSpan.FromMinutes(57));
        var pool = new SharedRateBudget(_time);

        pool.Lease("a", SharedRateBudget.PerHour).ShouldBe(SharedRateBudget.PerHour / 20 / 5);
    }
}
