using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Crashes;

namespace UserMacro.Grains.Tests.Rendering.Crashes;

public sealed class SuspicionsTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public void Merge_SameSubjectAgain_KeepsTheNewest()
    {
        var older = Create("m", QuarantineReason.ProcessEnded, -10);
        var newer = Create("m", QuarantineReason.ProcessEnded, -5);

        Suspicions.Merge([older], [newer], Now).ShouldBe([newer]);
        Suspicions.Merge([newer], [older], Now).ShouldBe([newer]);
    }

    [Theory]
    [InlineData(QuarantineReason.ProcessEnded)]
    [InlineData(QuarantineReason.DidNotEnd)]
    public void Merge_FloodOfLostCalls_PushesNoOtherOut(QuarantineReason reason)
    {
        var record = Create("deadly", reason, -1000);
        var flood = Enumerable.Range(0, 2 * ISuspicionsGrain.MaxKept).Select(number => Create($"m{number}", QuarantineReason.CallLost, 0));

        var merged = Suspicions.Merge([record], flood, Now);

        merged.Contains(record).ShouldBeTrue();
        merged.Length.ShouldBe(ISuspicionsGrain.MaxKept);
    }

    [Fact]
    public void Merge_OneMacroManyTimes_TakesOnePlace()
    {
        var flood = Enumerable.Range(0, 2 * ISuspicionsGrain.MaxKept).Select(number => Create("m", QuarantineReason.CallLost, -number));

        Suspicions.Merge([Create("other", QuarantineReason.CallLost, -3000)], flood, Now).Length.ShouldBe(2);
    }

    [Fact]
    public void Merge_ManyPagesOfOneMacro_TakeAFewPlaces()
    {
        var flood = Enumerable.Range(0, 2 * ISuspicionsGrain.MaxKept)
            .Select(number => Create("m", QuarantineReason.CallLost, -number) with { Request = $"r{number}" });

        var merged = Suspicions.Merge([Create("other", QuarantineReason.CallLost, -3000)], flood, Now);

        merged.Length.ShouldBe(Suspicions.MaxRequests + 1);
        merged.ShouldContain(suspicion => suspicion.Request == "r0", "the newest");
    }

    [Fact]
    public void Merge_Again_GivesTheSame()
    {
        ImmutableArray<Suspicion> some =
        [
            Create("b", QuarantineReason.CallLost, -1), Create("a", QuarantineReason.CallLost, -1), Create("c", QuarantineReason.DidNotEnd, -9),
        ];
        var merged = Suspicions.Merge([], some, Now);

        Suspicions.Merge([], [.. some.Reverse()], Now).ShouldBe(merged);
        Suspicions.Merge(merged, some, Now.AddSeconds(2)).ShouldBe(merged);
    }

    [Fact]
    public void Add_ClockOfAnotherIsAhead_CountsAsOfNowOnce()
    {
        var suspects = new CrashSuspects(_time);
        var ahead = Create("m", QuarantineReason.ProcessEnded, 1200);
        suspects.Add([ahead]);
        suspects.All.ShouldHaveSingleItem().At.ShouldBe(Now);

        _time.Advance(TimeSpan.FromSeconds(2));
        suspects.Add([ahead]);

        suspects.All.ShouldHaveSingleItem().At.ShouldBe(Now);
        _time.Advance(TimeSpan.FromMinutes(61));
        suspects.Add([]);
        suspects.All.ShouldBeEmpty();
    }

    [Fact]
    public void Add_Nothing_ForgetsWhatIsTooOld()
    {
        var suspects = new CrashSuspects(_time);
        suspects.Add([Create("m", QuarantineReason.ProcessEnded, 0)]);
        _time.Advance(TimeSpan.FromMinutes(61));

        suspects.Add([]);

        suspects.All.ShouldBeEmpty();
    }

    static Suspicion Create(string macro, QuarantineReason reason, int seconds) =>
        new("key", macro, "", SuspectKind.Render, reason, Now.AddSeconds(seconds));
}
