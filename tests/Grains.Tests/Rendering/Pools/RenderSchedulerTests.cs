using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Tests.Rendering.Pools;

public sealed class RenderSchedulerTests
{
    static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(200);

    readonly RenderPoolOptions _options = new() { Threads = 4, SlowThreads = 1, Queue = 8, TenantQueue = 5, SlowMacroQueue = 2 };
    readonly RenderScheduler _sut;
    TimeSpan _now;
    RenderJob? _displaced;

    public RenderSchedulerTests() => _sut = new(_options);

    [Fact]
    public void TryTake_SeveralTenants_TakesThemInTurn()
    {
        var (a, b) = (Measured("a"), Measured("b"));
        Offer(a, a, b, b);

        Take(a, b, a, b);
    }

    [Fact]
    public void TryTake_SeveralMacrosOfOneTenant_TakesThemInTurn()
    {
        var (one, two) = (Measured("a"), Measured("a"));
        Offer(one, one, two);

        Take(one, two);
    }

    [Fact]
    public void TryTake_OneTenantAlone_GetsHalfOfTheThreads()
    {
        var lane = Measured("a");
        Offer(lane, lane, lane);

        Take(lane, lane);
        TakeNothing();
    }

    [Fact]
    public void TryTake_MacroNotYetMeasured_GetsOneThread()
    {
        var lane = new RenderLane("a");
        Offer(lane, lane);

        var job = Take(lane);
        TakeNothing();
        Finish(job, Quick);
        Take(lane);
    }

    [Fact]
    public void TryTake_SlowMacros_ShareTheirThreadsAndHoldUpNobody()
    {
        var (one, two, quick) = (MeasuredSlow("a"), MeasuredSlow("b"), Measured("b"));
        Offer(one, two, quick);

        var slow = Take(one, quick);
        TakeNothing();
        Finish(slow, Slow);
        Take(two);
    }

    [Fact]
    public void TryTake_OneSlowRender_IsForgiven()
    {
        var lane = Measured("a", Slow);
        Offer(lane, lane);

        Take(lane, lane);
    }

    [Fact]
    public void TryTake_SlowMacroThatBecameQuick_GetsSeveralThreadsAgain()
    {
        var lane = MeasuredSlow("a");
        for (var render = 0; render < 3; render++)
        {
            Run(lane, Quick);
        }

        Offer(lane, lane);

        Take(lane, lane);
    }

    [Fact]
    public void TryTake_MacroThatAlternatesSlowAndQuickRenders_IsSlow()
    {
        var lane = Measured("a");
        for (var round = 0; round < 3; round++)
        {
            Run(lane, Slow);
            Run(lane, Quick);
        }

        lane.PaceOf(_options.SlowAfter).ShouldBe(Pace.Slow);
    }

    [Fact]
    public void TryTake_RendersThatWaitedForAProcessor_AreNotSlow()
    {
        var lane = Measured("a");
        for (var render = 0; render < 5; render++)
        {
            Offer(lane);
            _sut.Finish(Take(lane), new(Slow, Stopped: false) { Processor = Quick }, _now);
        }

        lane.PaceOf(_options.SlowAfter).ShouldBe(Pace.Quick);
    }

    [Fact]
    public void TryTake_ManyMacrosNotYetMeasured_LeaveHalfOfTheThreadsToThoseThatAreQuick()
    {
        var (quick, alsoQuick) = (Measured("d"), Measured("e"));
        Offer(new("a"), new("b"), new("c"), quick, alsoQuick);

        _sut.TryTake(_now, out _).ShouldBeTrue();
        _sut.TryTake(_now, out _).ShouldBeTrue();
        Take(quick, alsoQuick);
        TakeNothing();
    }

    [Fact]
    public void TryTake_LargeWorkOfQuickMacros_SharesTheThreadsOfSlowOnes()
    {
        var (one, two) = (Measured("a"), Measured("b"));
        foreach (var lane in new[] { one, two })
        {
            _sut.TryEnqueue(Job(lane, length: 1024 * 1024), _now, out _displaced).ShouldBeTrue();
        }

        var first = Take(one);
        TakeNothing();
        Finish(first, Quick);
        Take(two);
    }

    [Fact]
    public void TryTake_AfterStops_WaitsTwiceAsLongEachTimeUpToTheLongestPause()
    {
        var lane = new RenderLane("a");
        var pauses = new List<double>();
        for (var stop = 0; stop < 7; stop++)
        {
            Run(lane, Slow, stopped: true);
            Offer(lane);
            TakeNothing();
            var next = _sut.NextChange(_now).ShouldNotBeNull();
            pauses.Add((next - _now).TotalMilliseconds);
            _now = next;
            Finish(Take(lane), Quick, stopped: true);
            _now += _options.LongestPause;
        }

        pauses.ShouldBe([50, 200, 400, 400, 400, 400, 400]);
    }

    [Fact]
    public void TryTake_MacroThatAlternatesStopsAndQuickRenders_StaysSlow()
    {
        var lane = new RenderLane("a");
        for (var round = 0; round < 5; round++)
        {
            Run(lane, Slow, stopped: true);
            _now += _options.LongestPause;
            Run(lane, Quick);
        }

        lane.PaceOf(_options.SlowAfter).ShouldBe(Pace.Slow);
    }

    [Fact]
    public void TryEnqueue_BeyondABound_Refuses()
    {
        var (a, b) = (Measured("a"), Measured("b"));
        for (var job = 0; job < 5; job++)
        {
            TryOffer(a).ShouldBeTrue();
        }

        TryOffer(a).ShouldBeFalse("the tenant's bound");
        for (var job = 0; job < 3; job++)
        {
            TryOffer(b).ShouldBeTrue();
        }

        TryOffer(b).ShouldBeTrue("the other has two more");
        TryOffer(b).ShouldBeFalse("the bound of all");
    }

    [Fact]
    public void TryEnqueue_AllPlacesTaken_LongestTenantGivesUpItsLast()
    {
        var (a, quick, b, c) = (Measured("a"), Measured("a"), Measured("b"), Measured("c"));
        Offer(a, quick, a, a, a, b, b, b);

        Offer(c);

        _displaced.ShouldNotBeNull().Lane.ShouldBeSameAs(a);
        _sut.Waiting.ShouldBe(8);
        Take(a, b, c, quick, b);
    }

    [Fact]
    public void TryEnqueue_AllPlacesTakenEvenly_DisplacesNobody()
    {
        Offer([.. Enumerable.Range(0, 8).Select(number => Measured($"{number / 2}"))]);

        TryOffer(Measured("0")).ShouldBeFalse();
        TryOffer(Measured("new")).ShouldBeTrue("others have two each");
        TryOffer(Measured("new")).ShouldBeFalse("others have one more at most");
    }

    [Fact]
    public void Remove_JobThatWaits_FreesItsPlace()
    {
        var lane = Measured("a");
        var (first, second) = (Job(lane), Job(lane));
        foreach (var job in new[] { first, second })
        {
            _sut.TryEnqueue(job, _now, out _).ShouldBeTrue();
        }

        _sut.Remove(first).ShouldBeTrue();
        _sut.Remove(first).ShouldBeFalse();
        Take(lane).ShouldBeSameAs(second);
        _sut.Remove(second).ShouldBeFalse("it runs");
        TakeNothing();
        _sut.Waiting.ShouldBe(0);
    }

    [Fact]
    public void TryEnqueue_SlowMacroBeyondItsBound_RefusesItAlone()
    {
        var slow = MeasuredSlow("a");
        Offer(slow, slow);

        TryOffer(slow).ShouldBeFalse();
        TryOffer(Measured("a")).ShouldBeTrue();
    }

    [Fact]
    public void TakeExpired_PatienceEnded_TakesWhatWaitedTooLong()
    {
        var lane = Measured("a");
        Offer(lane);
        _now += TimeSpan.FromSeconds(1);
        Offer(lane);

        _now += _options.Timeout - TimeSpan.FromSeconds(1);

        _sut.TakeExpired(_now).Count.ShouldBe(1);
        _sut.Waiting.ShouldBe(1);
        _sut.NextChange(_now).ShouldBe(_now + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Finish_LastWorkOfEverybody_LeavesNothing()
    {
        var lane = Measured("a");
        Run(lane, Quick);

        (_sut.Waiting, _sut.Running, _sut.SlowRunning).ShouldBe((0, 0, 0));
        _sut.NextChange(_now).ShouldBeNull();
        TakeNothing();
    }

    RenderLane Measured(string tenant, TimeSpan? last = null)
    {
        var lane = new RenderLane(tenant);
        lane.Record(new(last ?? Quick, Stopped: false), _now, _options);
        return lane;
    }

    RenderLane MeasuredSlow(string tenant)
    {
        var lane = Measured(tenant, Slow);
        lane.Record(new(Slow, Stopped: false), _now, _options);
        return lane;
    }

    void Offer(params RenderLane[] lanes)
    {
        foreach (var lane in lanes)
        {
            TryOffer(lane).ShouldBeTrue();
        }
    }

    bool TryOffer(RenderLane lane) => _sut.TryEnqueue(Job(lane), _now, out _displaced);

    static RenderJob<string> Job(RenderLane lane, int length = 0) =>
        new(lane, new(RenderKind.Render) { Length = length }, _ => ("", false), CancellationToken.None);

    RenderJob Take(params RenderLane[] lanes)
    {
        RenderJob? first = null;
        foreach (var lane in lanes)
        {
            _sut.TryTake(_now, out var job).ShouldBeTrue();
            job!.Lane.ShouldBeSameAs(lane);
            first ??= job;
        }

        return first!;
    }

    void TakeNothing() => _sut.TryTake(_now, out _).ShouldBeFalse();

    void Finish(RenderJob job, TimeSpan elapsed, bool stopped = false) => _sut.Finish(job, new(elapsed, stopped), _now);

    void Run(RenderLane lane, TimeSpan elapsed, bool stopped = false)
    {
        Offer(lane);
        Finish(Take(lane), elapsed, stopped);
    }
}
