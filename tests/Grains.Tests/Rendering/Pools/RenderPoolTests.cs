using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Tests.Rendering.Pools;

public sealed class RenderPoolTests : IDisposable
{
    readonly FakeTimeProvider _time = new();
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly RenderPool _sut;

    public RenderPoolTests() => _sut = new(
        Options.Create(new RenderPoolOptions { Threads = 2, SlowThreads = 1, TenantQueue = 3, HasThreadsForQuick = false }),
        _time,
        new(_services.GetRequiredService<IMeterFactory>()));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Work_RunsOnAThreadOfThePool() =>
        (await _sut.RunAsync(new("a"), _ => (Thread.CurrentThread.Name!, false), Cancellation)).ShouldNotBeNull().ShouldStartWith("Render ");

    [Fact]
    public async Task RunAsync_WorkThrows_ThrowsToTheCallerAndGoesOn()
    {
        var lane = new RenderLane("a");
        await Should.ThrowAsync<InvalidOperationException>(_sut.RunAsync<string>(lane, _ => throw new InvalidOperationException(), Cancellation));

        (await _sut.RunAsync(lane, _ => ("done", false), Cancellation)).ShouldBe("done");
    }

    [Fact]
    public async Task RunAsync_CancelledWhileWaiting_DoesNotRun()
    {
        using var gate = new ManualResetEventSlim();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var lane = new RenderLane("a");
        var first = Hold(lane, gate);
        var ran = false;
        var second = _sut.RunAsync(lane, _ => ($"{ran = true}", false), cancelled.Token);

        await cancelled.CancelAsync();
        gate.Set();

        await first;
        await Should.ThrowAsync<OperationCanceledException>(second);
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task RunAsync_CancelledWhileWaiting_FreesItsPlaceAtOnce()
    {
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        using var left = new CancellationTokenSource();
        var lane = new RenderLane("a");
        var running = Hold(lane, gate, started);
        started.Wait(Cancellation);
        Task<string?>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => _sut.RunAsync(lane, _ => ("done", false), left.Token))];

        await left.CancelAsync();

        foreach (var answer in waiting)
        {
            await Should.ThrowAsync<OperationCanceledException>(answer);
        }

        var next = _sut.RunAsync(lane, _ => ("done", false), Cancellation);
        gate.Set();
        await running;
        (await next).ShouldBe("done");
    }

    [Fact]
    public async Task RunAsync_BeyondTheBound_IsBusyAtOnce()
    {
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var lane = new RenderLane("a");
        var running = Hold(lane, gate, started);
        started.Wait(Cancellation);
        Task<string?>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => _sut.RunAsync(lane, _ => ("done", false), Cancellation))];

        (await _sut.RunAsync(lane, _ => ("done", false), Cancellation)).ShouldBeNull();

        gate.Set();
        await running;
        (await Task.WhenAll(waiting)).ShouldAllBe(answer => answer == "done");
    }

    [Fact]
    public async Task RunAsync_PatienceEnds_IsBusy()
    {
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var lane = new RenderLane("a");
        var running = Hold(lane, gate, started);
        started.Wait(Cancellation);
        var waiting = _sut.RunAsync(lane, _ => ("done", false), Cancellation);
        await WaitForIdleThreadAsync();

        _time.Advance(TimeSpan.FromSeconds(2));

        (await waiting).ShouldBeNull();
        gate.Set();
        await running;
    }

    [Fact]
    public async Task RunAsync_OtherTenantHoldsItsShare_RunsBesideIt()
    {
        using var gate = new ManualResetEventSlim();
        var lane = new RenderLane("a");
        Task<string?>[] held = [Hold(lane, gate), Hold(lane, gate), Hold(new("a"), gate)];

        (await _sut.RunAsync(new("b"), _ => ("done", false), Cancellation)).ShouldBe("done");

        gate.Set();
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task RunAsync_AfterStop_RunsWhenThePauseEnds()
    {
        var lane = new RenderLane("a");
        await _sut.RunAsync(lane, _ => ("stopped", true), Cancellation);
        await WaitForIdleThreadAsync();
        var next = _sut.RunAsync(lane, _ => ("done", false), Cancellation);
        await WaitForIdleThreadAsync();
        next.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromMilliseconds(50));

        (await next).ShouldBe("done");
    }

    [Fact]
    public async Task Dispose_WorkRunsAndWaits_CancelsTheOneAndAnswersBusyToBoth()
    {
        using var started = new ManualResetEventSlim();
        var lane = new RenderLane("a");
        var isCancelled = false;
        var running = _sut.RunAsync(
            lane,
            stop =>
            {
                started.Set();
                isCancelled = stop.WaitHandle.WaitOne();
                return ("stopped", true);
            },
            Cancellation);
        started.Wait(Cancellation);
        var waiting = _sut.RunAsync(lane, _ => ("done", false), Cancellation);

        _sut.Dispose();

        isCancelled.ShouldBeTrue();
        (await running).ShouldBeNull();
        (await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).ShouldBeNull();
        (await _sut.RunAsync(lane, _ => ("done", false), Cancellation)).ShouldBeNull();
    }

    public void Dispose()
    {
        _sut.Dispose();
        _services.Dispose();
    }

    Task<string?> Hold(RenderLane lane, ManualResetEventSlim gate, ManualResetEventSlim? started = null) => _sut.RunAsync(
        lane,
        _ =>
        {
            started?.Set();
            gate.Wait(Cancellation);
            return ("held", false);
        },
        Cancellation);

    /// <summary>Work of another tenant goes through only after a thread has looked at all that came before.</summary>
    async Task WaitForIdleThreadAsync()
    {
        for (var round = 0; round < 3; round++)
        {
            await _sut.RunAsync(new($"idle {round}"), _ => ("", false), Cancellation);
        }
    }
}
