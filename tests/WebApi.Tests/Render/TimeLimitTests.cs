using Microsoft.Extensions.Time.Testing;
using UserMacro.WebApi.Render;
using UserMacro.WebApi.Render.StaticOutput;

namespace UserMacro.WebApi.Tests.Render;

public sealed class TimeLimitTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(4.5);

    readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task RunAsync_WorkThatEnds_IsItsResult() =>
        (await TimeLimit.RunAsync(Limit, _time, _ => Task.FromResult<string?>("done"), TestContext.Current.CancellationToken)).ShouldBe("done");

    [Fact]
    public async Task RunAsync_WorkThatTakesTooLong_IsNothing()
    {
        var run = TimeLimit.RunAsync(Limit, _time, NeverAsync, TestContext.Current.CancellationToken);
        _time.Advance(Limit - TimeSpan.FromMilliseconds(1));
        run.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromMilliseconds(1));

        (await run).ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_CallerWhoIsGone_IsNoMatterOfTheLimit()
    {
        using var caller = new CancellationTokenSource();
        var run = TimeLimit.RunAsync(Limit, _time, NeverAsync, caller.Token);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    static async Task<string?> NeverAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return "never";
    }
}
