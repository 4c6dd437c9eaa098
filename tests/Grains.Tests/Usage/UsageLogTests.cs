using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Usage;

namespace UserMacro.Grains.Tests.Usage;

public sealed class UsageLogTests
{
    static readonly TemplateDiagnostic Fault = new(DiagnosticSeverity.Error, "fake", "", 1, 1, 1, 1);

    readonly FakeTimeProvider _time = new(new(2026, 3, 4, 23, 59, 0, TimeSpan.Zero));
    readonly UsageMeter _meter;

    public UsageLogTests() => _meter = new(_time);

    [Fact]
    public void Add_RendersOfTwoDays_AreCountedApart()
    {
        Count(new RenderedOutput("x", "", 1, true), 1);
        Count(Stop(StopKind.TemplateError), 1);
        Count(Stop(StopKind.Steps), 400);
        _time.Advance(TimeSpan.FromMinutes(2));
        Count(new RenderedOutput("x", "", 1, true), 1);

        var report = new UsageLog().Add(_meter.Take()).Report("2026-03-01", "2026-03-31", null);

        report.Days.Select(
            day => (day.Date, day.Figures.Renders, day.Figures.Errors, day.Figures.Stops)).ShouldBe([("2026-03-04", 3, 1, 1), ("2026-03-05", 1, 0, 0)]);
        (report.Total.Renders, report.LastRender).ShouldBe((4, _time.GetUtcNow()));
        report.Total.MedianMilliseconds.ShouldBeInRange(1, 1.34);
        report.Total.P95Milliseconds.ShouldBeInRange(400, 534);
        _meter.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Count_WhatIsNoRender_IsNotCounted()
    {
        RenderOutcome[] none =
            [new NotModified(1), new MacroMissing(), new MacroDisabled(), new SpaceRefused(), new RenderBusy(default), new BodyNeeded(BodyMode.Rendered, 1)];
        foreach (var outcome in none)
        {
            Count(outcome, 1);
        }

        _meter.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Add_TheSameBatchAgain_ChangesNothing()
    {
        Count(new RenderedOutput("x", "", 1, true), 1);
        var batch = _meter.Take();
        var log = new UsageLog().Add(batch);

        log.Add(batch).ShouldBeSameAs(log);
    }

    [Fact]
    public void Add_MonthsLater_ForgetsOldDays()
    {
        Count(new RenderedOutput("x", "", 1, true), 1);
        var log = new UsageLog().Add(_meter.Take());
        _time.Advance(TimeSpan.FromDays(UsageLog.DaysKept - 1));
        Count(new RenderedOutput("x", "", 1, true), 1);
        log = log.Add(_meter.Take());
        log.Days.Count.ShouldBe(2);
        _time.Advance(TimeSpan.FromDays(1));
        Count(new RenderedOutput("x", "", 1, true), 1);

        log.Add(_meter.Take()).Days.Keys.ShouldBe(["2026-06-01", "2026-06-02"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0)]
    [InlineData(0.11, 1)]
    [InlineData(1_000_000, RenderTimes.Classes - 1)]
    public void ClassOf_AnyTime_IsThere(double milliseconds, int expected) => RenderTimes.ClassOf(TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(expected);

    [Fact]
    public void Percentile_OfAnyTimes_IsAtMostAThirdTooMuch()
    {
        var random = new Random(7);
        var times = Enumerable.Range(0, 1000).Select(_ => 0.1 + (random.NextDouble() * 500)).Order().ToArray();
        var counts = new int[RenderTimes.Classes];
        foreach (var time in times)
        {
            counts[RenderTimes.ClassOf(TimeSpan.FromMilliseconds(time))]++;
        }

        foreach (var share in (double[])[0.01, 0.5, 0.95, 1])
        {
            RenderTimes.Percentile([.. counts], share).ShouldBeInRange(times[(int)(share * 1000) - 1], times[(int)(share * 1000) - 1] * 4 / 3);
        }

        RenderTimes.Percentile([], 0.5).ShouldBe(0);
    }

    [Fact]
    public void Add_TimesOfOtherLengths_AreSummed() => RenderTimes.Add([1, 2], [3]).ShouldBe(ImmutableArray.Create(4, 2));

    void Count(RenderOutcome outcome, double milliseconds) => _meter.Count(outcome, TimeSpan.FromMilliseconds(milliseconds));

    static RenderStopped Stop(StopKind kind) => new(kind, Fault, "r", 1);
}
