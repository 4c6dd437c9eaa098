using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Tests.Rendering.Pools;

/// <summary>Work that does not end: the pool stops in spite of it, and continues in spite of it.</summary>
public sealed class RenderPoolStopTests : IDisposable, IStuckJobs
{
    /// <summary>What the runtime throws when the system has no thread to give; only the runtime can make one.</summary>
    static readonly Exception NoThread = (Exception)RuntimeHelpers.GetUninitializedObject(typeof(ThreadStartException));

    const int Threads = 8;

    readonly FakeTimeProvider _time = new();
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly ManualResetEventSlim _end = new();
    readonly List<RenderJob> _reported = [];
    readonly RenderPool _sut;

    public RenderPoolStopTests() => _sut = new(
        Options.Create(new RenderPoolOptions
        {
            Threads = Threads, SlowThreads = Threads, HasThreadsForQuick = false, FirstPause = TimeSpan.Zero, LongestPause = TimeSpan.Zero,
        }),
        _time,
        new(_services.GetRequiredService<IMeterFactory>()),
        record: null,
        this);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    void IStuckJobs.Report(RenderJob job) => _reported.Add(job);

    [Fact]
    public async Task Dispose_NoThreadEnds_WaitsOnceForAllAndAnswersBusy()
    {
        var held = HoldEveryThread();

        var began = Stopwatch.GetTimestamp();
        _sut.Dispose();

        // One second for each thread after the other would be eight.
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(RenderPool.StopTimeout * 4);
        (await Task.WhenAll(held)).ShouldAllBe(answer => answer == null);
    }

    [Fact]
    public async Task Dispose_WorkLooksAtItsToken_IsCancelled()
    {
        using var started = new CountdownEvent(1);
        var cancelled = false;
        var running = _sut.RunAsync<string>(
            new("a"),
            token =>
            {
                started.Signal();
                cancelled = token.WaitHandle.WaitOne(TimeSpan.FromMinutes(1));
                throw new OperationCanceledException(token);
            },
            Cancellation);
        started.Wait(Cancellation);

        _sut.Dispose();

        (await running).ShouldBeNull();
        cancelled.ShouldBeTrue();
    }

    [Fact]
    public async Task Watchdog_WorkASecondPastItsLimit_IsAnsweredReportedAndReplaced()
    {
        var held = HoldEveryThread();

        // 2 s of compiling, 0.5 s of rendering, and one more.
        await AdvanceAsync(TimeSpan.FromSeconds(3.25));
        held.ShouldAllBe(answer => !answer.IsCompleted);
        _reported.ShouldBeEmpty();
        await AdvanceAsync(TimeSpan.FromSeconds(0.5));

        (await Task.WhenAll(held)).ShouldAllBe(answer => answer == null);
        _reported.Count.ShouldBe(Threads);
        (_sut.Stuck, _sut.IsShort).ShouldBe((Threads, false));
        (await _sut.RunAsync(new("b"), _ => ("served", false), Cancellation)).ShouldBe("served");
    }

    [Fact]
    public async Task Watchdog_ReplacedThreadEndsAfterAll_LeavesAndFreesNoShareTwice()
    {
        HoldEveryThread();
        await AdvanceAsync(TimeSpan.FromSeconds(4));
        _sut.Stuck.ShouldBe(Threads);

        _end.Set();
        await ConditionAsync(() => _sut.Stuck == 0);

        // As many side by side as before, of two tenants that have half of the threads each, and no more.
        _end.Reset();
        HoldEveryThread();
        var one = _sut.RunAsync(new("c"), _ => ("done", false), Cancellation);
        one.IsCompleted.ShouldBeFalse();
        _end.Set();
        (await one).ShouldBe("done");
    }

    [Fact]
    public async Task Watchdog_MoreStuckThanThePoolHasThreads_ReplacesNoMoreAndSaysSo()
    {
        HoldEveryThread();
        await AdvanceAsync(TimeSpan.FromSeconds(4));
        var more = HoldEveryThread();
        await AdvanceAsync(TimeSpan.FromSeconds(4));

        (await Task.WhenAll(more)).ShouldAllBe(answer => answer == null);
        (_sut.Stuck, _sut.IsShort).ShouldBe((2 * Threads, true));
        _end.Set();
        await ConditionAsync(() => _sut.Stuck == 0);
        (await _sut.RunAsync(new("b"), _ => ("served", false), Cancellation)).ShouldBe("served");
    }

    [Fact]
    public async Task Watchdog_NoThreadCanBeStarted_IsShortUntilOneCan()
    {
        var held = HoldEveryThread();
        var launch = _sut.Launch;
        _sut.Launch = _ => throw NoThread;
        await AdvanceAsync(TimeSpan.FromSeconds(4));

        (await Task.WhenAll(held)).ShouldAllBe(answer => answer == null);
        _reported.Count.ShouldBe(Threads);
        (_sut.Stuck, _sut.IsShort).ShouldBe((Threads, true));

        _sut.Launch = launch;
        await AdvanceAsync(RenderPool.LookPeriod);
        _sut.IsShort.ShouldBeFalse();
        (await _sut.RunAsync(new("b"), _ => ("served", false), Cancellation)).ShouldBe("served");
    }

    [Theory]
    [InlineData(0.25, 8, true)]
    [InlineData(60, 1, false)]
    [InlineData(60, 2, false)]
    public void IsOverdue_LooksWithPauses_CountsTwoPeriodsEachAtMost(double pause, int looks, bool expected)
    {
        var sut = new RenderThread(slot: null)
        {
            Thread = Thread.CurrentThread,
            Job = new RenderJob<string>(new("a"), default, _ => ("", false), Cancellation),
        };
        var overdue = false;
        for (var look = 1; look <= looks; look++)
        {
            overdue = sut.IsOverdue(TimeSpan.FromSeconds(pause * look), RenderPool.LookPeriod, TimeSpan.FromSeconds(0.5));
        }

        overdue.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.9, 20, false)]
    [InlineData(1, 20, true)]
    [InlineData(0, 39, false)]
    [InlineData(0, 40, true)]
    public void IsOverdue_ThreadGetsLittleProcessorTime_IsLateOnly(double processorSeconds, int looks, bool expected)
    {
        var used = TimeSpan.Zero;
        var sut = new RenderThread(slot: null)
        {
            Thread = Thread.CurrentThread,
            Job = new RenderJob<string>(new("a"), default, _ => ("", false), Cancellation),
            Processor = () => used,
        };
        var overdue = false;
        for (var look = 1; look <= looks; look++)
        {
            overdue = sut.IsOverdue(TimeSpan.FromSeconds(0.25 * look), RenderPool.LookPeriod, TimeSpan.FromSeconds(1));
            used = TimeSpan.FromSeconds(processorSeconds);
        }

        overdue.ShouldBe(expected);
    }

    [Theory]
    [InlineData(nameof(RenderKind.Render), 2.5)]
    [InlineData(nameof(RenderKind.Body), 2.5)]
    [InlineData(nameof(RenderKind.Compile), 4)]
    [InlineData(nameof(RenderKind.Preview), 5.5)]
    public async Task Watchdog_JobWithinTheSumOfItsLimits_IsLeftAlone(string kind, double seconds)
    {
        using var started = new ManualResetEventSlim();
        var held = _sut.RunAsync(
            new("a"),
            _ =>
            {
                started.Set();
                _end.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
                return ("done", false);
            },
            Cancellation,
            new(Enum.Parse<RenderKind>(kind)));
        started.Wait(Cancellation);

        await AdvanceAsync(TimeSpan.FromSeconds(seconds + 0.75));
        _reported.ShouldBeEmpty();
        await AdvanceAsync(TimeSpan.FromSeconds(0.5));

        (await held).ShouldBeNull();
        _reported.Single().Subject.Kind.ToString().ShouldBe(kind);
    }

    public void Dispose()
    {
        _end.Set();
        _sut.Dispose();
        _services.Dispose();
        _end.Dispose();
    }

    /// <summary>Keeps all threads busy with work that ends when the test says so, of two tenants.</summary>
    Task<string?>[] HoldEveryThread()
    {
        using var started = new CountdownEvent(Threads);
        Task<string?>[] held =
        [
            .. Enumerable.Range(0, Threads).Select(number => _sut.RunAsync(
                new($"{number % 2}"),
                _ =>
                {
                    started.Signal();
                    _end.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
                    return ("done", false);
                },
                Cancellation)),
        ];
        started.Wait(TimeSpan.FromSeconds(30), Cancellation).ShouldBeTrue();
        return held;
    }

    async Task AdvanceAsync(TimeSpan by)
    {
        for (var passed = TimeSpan.Zero; passed < by; passed += RenderPool.LookPeriod)
        {
            _time.Advance(RenderPool.LookPeriod);
            await Task.Yield();
        }
    }

    static async Task ConditionAsync(Func<bool> isMet)
    {
        for (var tries = 0; tries < 3000 && !isMet(); tries++)
        {
            await Task.Delay(10, Cancellation);
        }

        isMet().ShouldBeTrue();
    }
}
