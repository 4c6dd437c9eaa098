using Microsoft.Extensions.Time.Testing;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Tests.Http;

public sealed class FairRateLimiterTests : IDisposable
{
    static readonly FairRateLimits Limits = new()
    {
        PerSecond = 10, Burst = 5, AtOnce = 100, Waiting = 20, WaitingOfOne = 15, Timeout = TimeSpan.FromSeconds(2),
    };

    readonly FakeTimeProvider _time = new();
    readonly List<FairRateLimiter> _made = [];

    public void Dispose() => _made.ForEach(sut => sut.Dispose());

    [Fact]
    public async Task Enter_AfterTheBurst_WaitsForItsTurn()
    {
        var sut = CreateSut();
        var turns = Enter(sut, "a", 8);
        turns.Count(turn => turn.IsCompleted).ShouldBe(5);

        _time.Advance(TimeSpan.FromSeconds(0.32));

        (await Task.WhenAll(turns)).ShouldAllBe(turn => turn != null);
    }

    [Fact]
    public async Task Enter_WithoutATurnInTime_IsSentAway()
    {
        var sut = CreateSut(Limits with { PerSecond = 0.001 });
        var turns = Enter(sut, "a", 6);

        _time.Advance(TimeSpan.FromSeconds(1.9));
        turns[5].IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.2));

        (await turns[5]).ShouldBeNull();
    }

    [Fact]
    public async Task Enter_MoreThanMayWaitOfOne_IsSentAwayAtOnce()
    {
        var turns = Enter(CreateSut(), "a", 21);

        turns[20].IsCompleted.ShouldBeTrue();
        (await turns[20]).ShouldBeNull();
        turns.Count(turn => !turn.IsCompleted).ShouldBe(15);
    }

    [Fact]
    public void Enter_FullHouse_TheOneWithMostWaitingMakesRoom()
    {
        var sut = CreateSut();
        Enter(sut, "a", 20);
        var second = Enter(sut, "b", 5);

        var newcomer = Enter(sut, "c", 1).Single();

        newcomer.IsCompleted.ShouldBeFalse();
        second.ShouldAllBe(turn => !turn.IsCompleted);
    }

    [Fact]
    public void Enter_NextTurn_IsOfWhoeverHadTheFewest()
    {
        var sut = CreateSut();
        var flood = Enter(sut, "flood", 20);
        var newcomer = Enter(sut, "new", 1).Single();

        _time.Advance(TimeSpan.FromMilliseconds(120));

        newcomer.IsCompleted.ShouldBeTrue();
        flood.Count(turn => turn.IsCompleted).ShouldBe(5);
    }

    [Fact]
    public async Task Enter_ManyParties_GetEqualShares()
    {
        var sut = CreateSut(Limits with { Waiting = 1000, WaitingOfOne = 1000, Timeout = TimeSpan.FromHours(1) });
        var parties = Enumerable.Range(0, 4).Select(party => Enter(sut, $"{party}", party == 0 ? 400 : 20)).ToList();

        for (var step = 0; step < 50; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await Task.Yield();

        foreach (var party in parties)
        {
            party.Count(turn => turn.IsCompleted).ShouldBeInRange(12, 15);
        }
    }

    [Fact]
    public async Task Enter_AsManyUnderWayAsMayBe_WaitsForOneToEnd()
    {
        var sut = CreateSut(Limits with { AtOnce = 2 });
        var turns = Enter(sut, "a", 3);
        _time.Advance(TimeSpan.FromSeconds(1));
        turns[2].IsCompleted.ShouldBeFalse();

        (await turns[0])!.Dispose();
        (await turns[0])!.Dispose();

        turns[2].IsCompleted.ShouldBeTrue();
        Enter(sut, "a", 1).Single().IsCompleted.ShouldBeFalse("a turn ends once");
    }

    [Fact]
    public void Enter_TensOfThousandsOfParties_AreForgotten()
    {
        var sut = CreateSut(Limits with { PerSecond = 1e9, Burst = 1_000_000, AtOnce = int.MaxValue });
        for (var party = 0; party < 50_000; party++)
        {
            Enter(sut, $"{party}", 1);
        }

        sut.Parties.ShouldBeLessThanOrEqualTo(4096);
    }

    [Fact]
    public async Task Enter_ThousandsOfInventedNames_DoNotWipeAnAccount()
    {
        var sut = CreateSut(Limits with { PerSecond = 60, Burst = 6000, AtOnce = int.MaxValue, Timeout = TimeSpan.FromHours(1) });
        foreach (var turn in Enter(sut, "flood", 100))
        {
            (await turn)!.Dispose();
        }

        for (var name = 0; name < 5000; name++)
        {
            (await sut.EnterAsync($"invented {name}"))!.Dispose();
        }

        // No turns are left: whoever asks now waits.
        Enter(sut, "last", 900);
        var flood = Enter(sut, "flood", 1).Single();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var honest = Enter(sut, "honest", 1).Single();

        _time.Advance(TimeSpan.FromMilliseconds(20));

        (flood.IsCompleted, honest.IsCompleted).ShouldBe((false, true));
    }

    [Fact]
    public async Task Dispose_WhileSomeWait_SendsThemAway()
    {
        var sut = CreateSut();
        var turns = Enter(sut, "a", 6);

        sut.Dispose();

        (await turns[5]).ShouldBeNull();
    }

    FairRateLimiter CreateSut(FairRateLimits? limits = null)
    {
        var sut = new FairRateLimiter(limits ?? Limits, _time);
        _made.Add(sut);
        return sut;
    }

    static List<Task<IDisposable?>> Enter(FairRateLimiter sut, string party, int count) => [.. Enumerable.Range(0, count).Select(_ => sut.EnterAsync(party))];
}
