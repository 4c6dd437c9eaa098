using UserMacro.Grains.Quarantine.Trials;

namespace UserMacro.Grains.Tests.Quarantine.Trials;

public sealed class TrialQueueTests
{
    readonly TrialQueue _sut = new();

    [Fact]
    public async Task TryEnter_Free_EntersAtOnce() => (await EnterAsync("a")).ShouldBeTrue();

    [Fact]
    public async Task TryEnter_TwoOfTheTenantWait_IsRefusedAtOnceAndOthersWait()
    {
        await EnterAsync("a");
        var waiting = new[] { EnterAsync("a"), EnterAsync("a") };

        (await EnterAsync("a")).ShouldBeFalse();

        var other = EnterAsync("b");
        other.IsCompleted.ShouldBeFalse();
        waiting.ShouldAllBe(entry => !entry.IsCompleted);
    }

    [Fact]
    public async Task TryEnter_ThirtyTwoWait_IsRefusedAtOnce()
    {
        await EnterAsync("a");
        for (var number = 0; number < TrialQueue.MaxWaiting; number++)
        {
            EnterAsync($"t{number / 2}").IsCompleted.ShouldBeFalse();
        }

        (await EnterAsync("late")).ShouldBeFalse();

        _sut.Leave();
        EnterAsync("late").IsCompleted.ShouldBeFalse();
        _sut.Waiting.ShouldBe(TrialQueue.MaxWaiting);
    }

    [Fact]
    public async Task Leave_SeveralTenantsWait_TakesThemInTurn()
    {
        await EnterAsync("a");
        var entries = new[] { EnterAsync("a"), EnterAsync("a"), EnterAsync("b"), EnterAsync("b"), EnterAsync("c") };
        foreach (var next in new[] { 0, 2, 4, 1, 3 })
        {
            _sut.Leave();
            (await entries[next].WaitAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
            entries.Count(entry => entry.IsCompleted).ShouldBe(Array.IndexOf([0, 2, 4, 1, 3], next) + 1);
        }

        _sut.Leave();
        (await EnterAsync("d")).ShouldBeTrue();
    }

    [Fact]
    public async Task TryEnter_CallerLeaves_MakesRoomAtOnce()
    {
        await EnterAsync("a");
        using var leaves = new CancellationTokenSource();
        var gone = _sut.TryEnterAsync("a", leaves.Token);
        var stays = EnterAsync("a");
        await leaves.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(gone);

        _sut.Waiting.ShouldBe(1);
        var next = EnterAsync("a");
        _sut.Leave();
        (await stays).ShouldBeTrue();
        _sut.Leave();
        (await next).ShouldBeTrue();
    }

    [Fact]
    public async Task TryEnter_TenantsOnlyCallerLeaves_OthersKeepTheirTurn()
    {
        await EnterAsync("a");
        using var leaves = new CancellationTokenSource();
        var gone = _sut.TryEnterAsync("b", leaves.Token);
        var next = EnterAsync("c");
        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);

        _sut.Leave();

        (await next).ShouldBeTrue();
        _sut.Waiting.ShouldBe(0);
    }

    Task<bool> EnterAsync(string tenant) => _sut.TryEnterAsync(tenant, CancellationToken.None);
}
