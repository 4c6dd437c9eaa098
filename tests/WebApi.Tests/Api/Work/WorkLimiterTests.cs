using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Work;

namespace UserMacro.WebApi.Tests.Api.Work;

/// <summary>Who gets the threads: told by which work begins while other work is held, never by a clock.</summary>
public sealed class WorkLimiterTests : IDisposable
{
    static readonly ApiCaller Hostile = new(TenantId.Parse("t-000102030405060708090a0b0c0d0e0f"), "a", "");
    static readonly ApiCaller Honest = new(TenantId.Parse("t-0102030405060708090a0b0c0d0e0f10"), "b", "");

    readonly FakeTimeProvider _time = new();
    readonly WorkBudgets _budgets;
    readonly WorkLimiter _sut;
    readonly ManualResetEventSlim _release = new();
    readonly ManualResetEventSlim _begun = new();

    public WorkLimiterTests()
    {
        var options = Options.Create(new WorkOptions { Threads = 2, TenantQueue = 3, WaitSeconds = 10, RunSeconds = 10 });
        _budgets = new(options, _time);
        _sut = new(options, _budgets, _time);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _release.Set();
        _sut.Dispose();
        _budgets.Dispose();
    }

    [Fact]
    public async Task RunAsync_OneTenantsLongWork_LeavesAThreadToOthers()
    {
        var long1 = Hold(Hostile);
        var long2 = Hold(Hostile);
        _begun.Wait(Cancellation);

        (await _sut.RunAsync(Honest, _ => 1, Cancellation)).Value.ShouldBe(1);

        long1.IsCompleted.ShouldBeFalse();
        long2.IsCompleted.ShouldBeFalse();
        _release.Set();
        (await Task.WhenAll(long1, long2)).ShouldAllBe(result => result.Error == null);
    }

    [Fact]
    public void Take_WaitingWork_ComesInTurnsAndWithinTheShare()
    {
        var queue = new WorkQueue(10, 10, share: 1);
        WorkItem first = Item(Hostile), second = Item(Hostile), honest = Item(Honest);
        foreach (var item in new[] { first, second, honest })
        {
            queue.TryAdd(item, out _).ShouldBeTrue();
        }

        queue.Take().ShouldBe(first);
        queue.Take().ShouldBe(honest);
        queue.Take().ShouldBeNull();
        queue.Finish(first);
        queue.Take().ShouldBe(second);
    }

    [Fact]
    public void TryAdd_AllPlacesTaken_LongestTenantGivesUpItsLast()
    {
        var queue = new WorkQueue(4, 4, share: 4);
        WorkItem[] hostile = [.. Enumerable.Range(0, 4).Select(_ => Item(Hostile))];
        foreach (var item in hostile)
        {
            queue.TryAdd(item, out _).ShouldBeTrue();
        }

        WorkItem first = Item(Honest), second = Item(Honest);

        queue.TryAdd(first, out var displaced).ShouldBeTrue();
        displaced.ShouldBe(hostile[3]);
        queue.TryAdd(second, out displaced).ShouldBeTrue();
        displaced.ShouldBe(hostile[2]);
        queue.TryAdd(Item(Honest), out _).ShouldBeFalse("both have two");

        Enumerable.Range(0, 5).Select(_ => queue.Take()).ShouldBe([hostile[0], first, hostile[1], second, null]);
    }

    [Fact]
    public void Remove_WorkThatWaits_FreesItsPlace()
    {
        var queue = new WorkQueue(1, 1, share: 1);
        var item = Item(Hostile);
        queue.TryAdd(item, out _).ShouldBeTrue();

        queue.Remove(item);

        queue.TryAdd(Item(Honest), out var displaced).ShouldBeTrue();
        displaced.ShouldBeNull();
        queue.Take().ShouldNotBeNull().Tenant.ShouldBe(Honest.Tenant);
    }

    [Fact]
    public async Task RunAsync_CallersLeaveWhileTheyWait_FreesTheirPlacesAtOnce()
    {
        var held = Hold(Hostile);
        _begun.Wait(Cancellation);
        using var left = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 3).Select(_ => _sut.RunAsync(Hostile, _ => 1, left.Token)).ToList();

        await left.CancelAsync();

        (await Task.WhenAll(waiting)).ShouldAllBe(result => result.Error is UnavailableError);
        var next = _sut.RunAsync(Hostile, _ => 1, Cancellation);
        next.IsCompleted.ShouldBeFalse();
        _release.Set();
        (await next).Value.ShouldBe(1);
        await held;
    }

    [Fact]
    public async Task RunAsync_MoreThanATenantMayQueue_IsBusyForThatOneOnly()
    {
        var held = Enumerable.Range(0, 4).Select(_ => Hold(Hostile)).ToList();
        _begun.Wait(Cancellation);
        while (held.Count < 5)
        {
            held.Add(Hold(Hostile));
        }

        (await _sut.RunAsync(Hostile, _ => 1, Cancellation)).Error.ShouldBeOfType<UnavailableError>();
        (await _sut.RunAsync(Honest, _ => 1, Cancellation)).Value.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_WorkThatWaitsTooLong_IsBusyAndNotDone()
    {
        var held = Hold(Hostile);
        _begun.Wait(Cancellation);
        var isDone = false;
        var late = _sut.RunAsync(Hostile, _ => isDone = true, Cancellation);

        _time.Advance(TimeSpan.FromSeconds(10));

        (await late).Error.ShouldBeOfType<UnavailableError>();
        _release.Set();
        await held;
        await _sut.RunAsync(Hostile, _ => 1, Cancellation);
        isDone.ShouldBeFalse();
    }

    [Fact]
    public async Task RunAsync_WorkThatRunsTooLong_IsEndedWithItsLimit()
    {
        var endless = _sut.RunAsync(Hostile, Endless, Cancellation);
        _begun.Wait(Cancellation);

        _time.Advance(TimeSpan.FromSeconds(10));

        (await endless).Error.ShouldBeOfType<LimitError>().Message.ShouldContain("10 s");
    }

    [Fact]
    public async Task RunAsync_CallerLeaves_EndsTheWork()
    {
        using var caller = new CancellationTokenSource();
        var endless = _sut.RunAsync(Hostile, Endless, caller.Token);
        _begun.Wait(Cancellation);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(endless);
    }

    [Fact]
    public async Task RunAsync_Fault_IsTheCallers() =>
        await Should.ThrowAsync<FormatException>(_sut.RunAsync<int>(Honest, _ => throw new FormatException(), Cancellation));

    [Fact]
    public void TryEnter_SecondFileOfATenant_WaitsForTheFirst()
    {
        var sut = new ImportLimiter();
        var first = sut.TryEnter(WorkKind.Import, Hostile.Tenant).ShouldNotBeNull();

        sut.TryEnter(WorkKind.Import, Hostile.Tenant).ShouldBeNull();
        sut.TryEnter(WorkKind.Export, Hostile.Tenant).ShouldNotBeNull();
        sut.TryEnter(WorkKind.Import, Honest.Tenant).ShouldNotBeNull();
        first.Dispose();
        sut.TryEnter(WorkKind.Import, Hostile.Tenant).ShouldNotBeNull();
    }

    static WorkItem<int> Item(ApiCaller caller) => new WorkItem<int>(caller.Tenant, _ => 0, Cancellation);

    Task<Result<int>> Hold(ApiCaller caller) => _sut.RunAsync(
        caller,
        _ =>
        {
            _begun.Set();
            _release.Wait(Cancellation);
            return 0;
        },
        Cancellation);

    int Endless(CancellationToken cancellation)
    {
        _begun.Set();
        cancellation.WaitHandle.WaitOne();
        cancellation.ThrowIfCancellationRequested();
        return 0;
    }
}
