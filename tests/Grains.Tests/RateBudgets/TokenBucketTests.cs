using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.RateBudgets;

namespace UserMacro.Grains.Tests.RateBudgets;

public sealed class TokenBucketTests
{
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));
    readonly List<int> _asked = [];
    int _pool = int.MaxValue;

    [Fact]
    public async Task Take_Burst_IsBoundedAndComesBackWithTime()
    {
        var bucket = Bucket();
        (await bucket.TakeAsync(TokenBucket.Capacity)).ShouldBeTrue();
        (await bucket.TakeAsync(1)).ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(2));

        (await bucket.TakeAsync(2 * TokenBucket.Rate)).ShouldBeTrue();
        (await bucket.TakeAsync(1)).ShouldBeFalse();
    }

    [Fact]
    public async Task Take_SmallQuestions_AskThePoolOnceInAWhile()
    {
        var bucket = Bucket();
        for (var i = 0; i < 40; i++)
        {
            (await bucket.TakeAsync(5)).ShouldBeTrue();
        }

        _asked.ShouldBe([200]);
    }

    [Fact]
    public async Task Take_PoolEmpty_IsRefusedWithoutAskingAgainAndAgain()
    {
        _pool = 0;
        var bucket = Bucket();
        for (var i = 0; i < 10; i++)
        {
            (await bucket.TakeAsync(5)).ShouldBeFalse();
        }

        _asked.Count.ShouldBe(1);

        _pool = 100;
        _time.Advance(TimeSpan.FromSeconds(31));

        (await bucket.TakeAsync(5)).ShouldBeTrue();
    }

    [Fact]
    public async Task Take_NextHour_UsesNoPointsOfTheLast()
    {
        var bucket = Bucket();
        await bucket.TakeAsync(5);

        _time.Advance(TimeSpan.FromHours(1));
        await bucket.TakeAsync(5);

        _asked.ShouldBe([200, 200]);
    }

    TokenBucket Bucket() => new(_time, wanted =>
    {
        _asked.Add(wanted);
        return Task.FromResult(Math.Min(wanted, _pool));
    });
}
