using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Usage;

namespace UserMacro.Grains.Tests.Usage;

public sealed class RunawayThrottleTests
{
    static readonly RenderStopped Stop = new(StopKind.Steps, new(DiagnosticSeverity.Error, "fake", "", 1, 1, 1, 1), "r", 1);
    static readonly RenderStopped Error = Stop with { Kind = StopKind.TemplateError };
    static readonly RenderedOutput Output = new("x", "", 1, true);

    readonly FakeTimeProvider _time = new();
    readonly RunawayThrottle _sut;

    public RunawayThrottleTests() => _sut = new(_time);

    [Fact]
    public void Begin_AfterSomeStops_ComesOneAtATimeWithGrowingPauses()
    {
        Slow();

        _sut.Begin().ShouldBe(TimeSpan.FromMilliseconds(250));
        _time.Advance(TimeSpan.FromMilliseconds(200));
        _sut.Begin().ShouldBe(TimeSpan.FromMilliseconds(50));
        _time.Advance(TimeSpan.FromMilliseconds(50));
        _sut.Begin().ShouldBeNull();
        _sut.Begin().ShouldNotBeNull("one is under way");
        _sut.End(Stop).ShouldBeFalse();
        _sut.Begin().ShouldBe(TimeSpan.FromMilliseconds(500));
        for (var stop = 0; stop < 10; stop++)
        {
            _time.Advance(_sut.Begin() ?? TimeSpan.Zero);
            _sut.Begin();
            _sut.End(Stop);
        }

        _sut.Begin().ShouldBe(TimeSpan.FromSeconds(30));
        _sut.Slowed.ShouldBe(StopKind.Steps);
    }

    [Fact]
    public void Begin_GoodRendersOfASlowedMacro_GoOnAtThePace()
    {
        Slow();
        _time.Advance(TimeSpan.FromMilliseconds(250));

        for (var render = 0; render < 5; render++)
        {
            _sut.Begin().ShouldBeNull();
            _sut.End(Output).ShouldBeFalse();
        }
    }

    [Fact]
    public void Begin_LongAfterTheLastStop_IsAsBefore()
    {
        Slow();
        _time.Advance(RunawayThrottle.Forgets);

        _sut.Begin().ShouldBeNull();
        _sut.Begin().ShouldBeNull();
        _sut.Slowed.ShouldBeNull();
    }

    [Fact]
    public void End_StopsFarApartOrErrors_SlowNothing()
    {
        for (var stop = 0; stop < 50; stop++)
        {
            _sut.Begin().ShouldBeNull();
            _sut.End(stop % 2 == 0 ? Error : Stop).ShouldBeFalse();
            _time.Advance(RunawayThrottle.Window / 7);
        }

        _sut.Slowed.ShouldBeNull();
    }

    [Fact]
    public void Reset_SlowedMacro_IsAsNew()
    {
        Slow();

        _sut.Reset();

        _sut.Begin().ShouldBeNull();
        _sut.Slowed.ShouldBeNull();
    }

    [Fact]
    public void Cancel_RunOfASlowedMacro_LetsTheNextBegin()
    {
        Slow();
        _time.Advance(TimeSpan.FromMilliseconds(250));
        _sut.Begin().ShouldBeNull();

        _sut.Cancel();

        _sut.Begin().ShouldBeNull();
    }

    void Slow()
    {
        for (var stop = 1; stop <= RunawayThrottle.Stops; stop++)
        {
            _sut.Begin().ShouldBeNull();
            _sut.End(Stop).ShouldBe(stop == RunawayThrottle.Stops);
        }
    }
}
