using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Tests.Rendering.Pools;

public sealed class PauseBudgetTests
{
    readonly FakeTimeProvider _time = new();
    readonly PauseBudget _sut;
    TimeSpan _pauses;

    public PauseBudgetTests() => _sut = new(_time, () => _pauses);

    [Fact]
    public void IsSpent_PausesWithinTheirShare_IsNot()
    {
        for (var second = 0; second < 100; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _pauses += TimeSpan.FromMilliseconds(5);

            _sut.IsSpent.ShouldBeFalse();
        }
    }

    [Fact]
    public void IsSpent_BurstOfHalfASecondOfPauses_IsNot()
    {
        _pauses += TimeSpan.FromMilliseconds(499);

        _sut.IsSpent.ShouldBeFalse();
    }

    [Fact]
    public void IsSpent_PausesBeyondTheirShare_IsSoonAndNotForLong()
    {
        _pauses += TimeSpan.FromSeconds(30);
        _sut.IsSpent.ShouldBeTrue();

        _time.Advance(TimeSpan.FromSeconds(101));

        _sut.IsSpent.ShouldBeFalse();
    }

    [Fact]
    public void Rest_BudgetStaysSpent_EndsInTime()
    {
        _pauses += TimeSpan.FromSeconds(30);

        _sut.Rest(TimeSpan.FromMilliseconds(5), CancellationToken.None);

        _sut.IsSpent.ShouldBeTrue();
    }

    [Fact]
    public void Rest_CallerLeaves_EndsAtOnce()
    {
        _pauses += TimeSpan.FromSeconds(30);

        _sut.Rest(TimeSpan.FromHours(1), new CancellationToken(canceled: true));
    }
}
