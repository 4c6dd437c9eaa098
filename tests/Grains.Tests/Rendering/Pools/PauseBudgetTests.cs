using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Tests.Rendering.Pools;

public sealed class PauseBudgetTests
{
    readonly FakeTimeProvider _time = new();
    readonly PauseBudget _sut;
    TimeSpan _pauses;
    int _looks;
    int? _recoversAt;

    public PauseBudgetTests() => _sut = new(_time, ReadPauses);

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
    public void IsSpent_BurstOfATenthOfASecondOfPauses_IsNot()
    {
        _pauses += TimeSpan.FromMilliseconds(99);

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
    public void Rest_BudgetStaysSpent_TakesFourTimesTheWorkInStepsOfTenMilliseconds()
    {
        SpendAll();

        _sut.Rest(TimeSpan.FromMilliseconds(5), CancellationToken.None);

        _looks.ShouldBe(2);
    }

    [Fact]
    public void Rest_BudgetIsNotSpent_DoesNotBegin()
    {
        _looks = 0;

        _sut.Rest(TimeSpan.FromHours(1), CancellationToken.None);

        _looks.ShouldBe(1);
    }

    [Fact]
    public void Rest_BudgetRecovers_Ends()
    {
        SpendAll();
        _recoversAt = 3;

        _sut.Rest(TimeSpan.FromHours(1), CancellationToken.None);

        _looks.ShouldBe(4);
    }

    [Fact]
    public void Rest_CallerLeaves_EndsAtTheFirstStep()
    {
        SpendAll();

        _sut.Rest(TimeSpan.FromHours(1), new CancellationToken(canceled: true));

        _looks.ShouldBe(1);
    }

    void SpendAll() => (_pauses, _looks) = (_pauses + TimeSpan.FromSeconds(30), 0);

    TimeSpan ReadPauses()
    {
        if (++_looks == _recoversAt)
        {
            _time.Advance(TimeSpan.FromSeconds(101));
        }

        return _pauses;
    }
}
