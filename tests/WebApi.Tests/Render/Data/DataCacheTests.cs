using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Render.Data;

namespace UserMacro.WebApi.Tests.Render.Data;

/// <summary>However many macros of a page need an answer at the same time, it is requested once.</summary>
public sealed class DataCacheTests : IDisposable
{
    static readonly DataKey Key = new(TenantId.FromRandom(new byte[16]), "connect", "17@3", "/labels");

    readonly DataCache _sut = new(TimeProvider.System);
    readonly TaskCompletionSource<DataAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _asked;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_ManyWhileOneIsAsked_ShareItsAnswer(bool keep)
    {
        var all = Enumerable.Range(0, 30).Select(_ => GetAsync(Cancellation)).ToList();
        _asked.ShouldBe(1);
        _answer.SetResult(new("labels", keep, IsOverBudget: !keep));

        (await Task.WhenAll(all)).ShouldAllBe(answer => answer.Text == "labels" && answer.IsOverBudget == !keep);

        await GetAsync(Cancellation);
        _asked.ShouldBe(keep ? 1 : 2);
    }

    [Fact]
    public async Task Get_FirstGivesUp_OthersGetTheAnswer()
    {
        using var first = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var cancelled = GetAsync(first.Token);
        var other = GetAsync(Cancellation);

        await first.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        _answer.SetResult(new("labels", Keep: true));

        (await other).Text.ShouldBe("labels");
        _asked.ShouldBe(1);
    }

    [Fact]
    public async Task Get_OtherTenantKindPageOrQuestion_IsAskedForItself()
    {
        _answer.SetResult(new("x", Keep: true));
        var other = TenantId.FromRandom([1, .. new byte[15]]);
        foreach (var key in new[] { Key, Key with { Tenant = other }, Key with { Kind = "second" }, Key with { Of = "17@4" }, Key with { What = "/children" } })
        {
            await _sut.GetAsync(key, AskAsync, Cancellation);
        }

        _asked.ShouldBe(5);
    }

    public void Dispose() => _sut.Dispose();

    Task<DataAnswer> GetAsync(CancellationToken cancellation) => _sut.GetAsync(Key, AskAsync, cancellation);

    Task<DataAnswer> AskAsync()
    {
        _asked++;
        return _answer.Task;
    }
}
