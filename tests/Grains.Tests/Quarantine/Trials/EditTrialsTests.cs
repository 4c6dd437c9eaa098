using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Quarantine.Trials;

namespace UserMacro.Grains.Tests.Quarantine.Trials;

/// <summary>What an editor works on while the macro's editing is suspect.</summary>
public sealed class EditTrialsTests : GateBench
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryEdit_EditingSuspected_TriesTheSameOnceAndTouchesNoPage()
    {
        SuspectEditing();
        Check(Request).ShouldBeNull();
        var one = TryAsync("one");
        var same = TryAsync("one");
        Trials.Decide(TrialVerdict.Passed, milliseconds: 40);

        (await one).ShouldBe(new TrialResult(TrialVerdict.Passed, TimeSpan.FromMilliseconds(40)));
        (await same).ShouldBe(new TrialResult(TrialVerdict.Passed, TimeSpan.Zero), "one caller is charged for it");
        (await TryAsync("one")).Verdict.ShouldBe(TrialVerdict.Passed);
        Trials.All.Count.ShouldBe(1);
        Trials.Tenants.ShouldAllBe(tenant => tenant == Tenant.Value);
        var two = TryAsync("two");
        Trials.Decide(TrialVerdict.Failed);

        (await two).Verdict.ShouldBe(TrialVerdict.Failed);

        Time.Advance(TimeSpan.FromMinutes(61));
        (await TryAsync("two")).ShouldBe(new TrialResult(TrialVerdict.Passed, TimeSpan.Zero));
        Trials.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task TryEdit_SameDefinitionWithAnotherRequest_IsTriedAgain()
    {
        SuspectEditing();
        Trials.DecideAll(TrialVerdict.Passed);
        await TryAsync("one", Request);

        await TryAsync("one", Other);

        Trials.All.Count.ShouldBe(2);
        await TryAsync("one", Request);
        Trials.All.Count.ShouldBe(2, "both are remembered");
    }

    [Fact]
    public async Task TryEdit_Failed_IsTriedAgainAfterAMinute()
    {
        SuspectEditing();
        Trials.DecideAll(TrialVerdict.Failed);
        await TryAsync("one");
        (await TryAsync("one")).Verdict.ShouldBe(TrialVerdict.Failed);
        Trials.All.Count.ShouldBe(1);

        Time.Advance(TimeSpan.FromMinutes(1));
        await TryAsync("one");

        Trials.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task TryEdit_TakesLong_IsBusyAndTheNextFindsTheVerdict()
    {
        SuspectEditing();
        var first = TryAsync("one");
        Time.Advance(TimeSpan.FromSeconds(4));

        (await first).Verdict.ShouldBe(TrialVerdict.Busy);

        Trials.Decide(TrialVerdict.Passed, milliseconds: 5);
        (await TryAsync("one")).ShouldBe(new TrialResult(TrialVerdict.Passed, TimeSpan.FromMilliseconds(5)));
        Trials.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task TryEdit_CallerLeaves_EndsTheTrialUnlessAnotherWaits()
    {
        SuspectEditing();
        using var leaves = new CancellationTokenSource();
        var first = Sut.TryEditAsync(CaseOf(Definitions.Create("one")), leaves.Token);
        var other = TryAsync("one");
        await leaves.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(first);

        Trials.Decide(TrialVerdict.Passed);
        (await other).Verdict.ShouldBe(TrialVerdict.Passed);

        using var alone = new CancellationTokenSource();
        var last = Sut.TryEditAsync(CaseOf(Definitions.Create("two")), alone.Token);
        await alone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(last);
        var again = TryAsync("two");
        Trials.All.Count.ShouldBe(3, "the first trial of it was ended");
        Trials.Decide(TrialVerdict.Passed);
        (await again).Verdict.ShouldBe(TrialVerdict.Passed);
    }

    [Fact]
    public async Task TryEdit_NoProcessCanBeStarted_StartsNoneForAMinute()
    {
        SuspectEditing();
        Trials.DecideAll(TrialVerdict.Unavailable);
        (await TryAsync("one")).Verdict.ShouldBe(TrialVerdict.Unavailable);
        (await TryAsync("one")).Verdict.ShouldBe(TrialVerdict.Unavailable);
        Trials.All.Count.ShouldBe(1);

        Time.Advance(TimeSpan.FromMinutes(1));
        Trials.DecideAll(TrialVerdict.Passed);

        (await TryAsync("one")).Verdict.ShouldBe(TrialVerdict.Passed);
    }

    void SuspectEditing() => Suspect(SuspectKind.Editing, QuarantineReason.ProcessEnded);

    Task<TrialResult> TryAsync(string template, UserMacro.Grains.Interfaces.Rendering.RenderRequest? request = null) =>
        Sut.TryEditAsync(CaseOf(Definitions.Create(template), request), Cancellation);
}
