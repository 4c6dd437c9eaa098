using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;

namespace UserMacro.Grains.Tests.Quarantine;

/// <summary>What must pass a trial of its own: the requests of lost calls, and the first few after a release.</summary>
public sealed class ProbationTests : GateBench
{
    [Fact]
    public void Check_RequestWasLost_IsTriedBeforeItRunsAndOthersRunMeanwhile()
    {
        Lose(Request);

        Check(Request).ShouldBeOfType<RenderBusy>();
        Check(Other).ShouldBeNull();

        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
        Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("parameter")]
    [InlineData("body")]
    [InlineData("markup")]
    [InlineData("output")]
    public void Check_RequestDiffersInOneThing_IsAnother(string what)
    {
        Lose(Request);
        var request = what switch
        {
            "parameter" => Request with { Parameters = [new("x", "")] },
            "body" => Request with { Body = "" },
            "markup" => Request with { Markup = RenderMarkup.Storage },
            _ => Request with { OutputType = "pdf" },
        };

        Check(request).ShouldBeNull();
        Check(Request with { Page = new() { Id = "7" }, AccountId = "a" }).ShouldBeOfType<RenderBusy>("it runs in the same way");
    }

    [Fact]
    public void Check_LostRequestFailsItsTrial_QuarantinesTheMacro()
    {
        Lose(Request);
        Lose(Other);
        Check(Other).ShouldBeOfType<RenderBusy>();
        Trials.Decide(TrialVerdict.Passed);
        Check(Other).ShouldBeNull();
        Check(Request).ShouldBeOfType<RenderBusy>("that another one passed says nothing of it");

        Trials.Decide(TrialVerdict.Failed);

        Check(Request).ShouldBe(new MacroQuarantined(PostsOnly: false));
        Check(Other).ShouldBe(new MacroQuarantined(PostsOnly: false));
        (Stored!.Macro!.Reason, Stored.Macro.NextTry).ShouldBe((QuarantineReason.CallLost, Time.GetUtcNow().AddHours(1)));
    }

    [Fact]
    public void Check_ActiveSinceBeforeTheLostCall_Runs()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        Lose(Request, began: Time.GetUtcNow());

        Check(Request).ShouldBeNull();
        Trials.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Check_ActivatedAfterTheLostCallAsFarAsClocksCanTell_IsTried(int secondsAfterActivation)
    {
        var activated = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromMinutes(1));
        Lose(Request, began: activated + TimeSpan.FromSeconds(secondsAfterActivation));

        Check(Request).ShouldBeOfType<RenderBusy>();
    }

    [Fact]
    public void Check_FrontEndOfAnOlderBuildNamesNoRequest_TriesUntilOnePassed()
    {
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);

        Check(Request).ShouldBeOfType<RenderBusy>();
        Check(Other).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Passed);
        Check(Other).ShouldBeNull();
    }

    [Fact]
    public void Check_SameRequestLostAgain_IsTriedAgain()
    {
        PassLostCall();
        Lose(Request);

        Check(Request).ShouldBeOfType<RenderBusy>();
    }

    [Fact]
    public void Check_RecordOfTheLostSiloNamesTheMacro_IsTheSameLoss()
    {
        Lose(Other);
        PassLostCall();
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);

        Check(Request).ShouldBeNull();
        Check(Other).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Passed);
        Check(Other).ShouldBeNull();
        Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Check_WatchdogNamesTheMacroAfterItPassed_IsQuarantined()
    {
        PassLostCall();
        Suspect(SuspectKind.Render, QuarantineReason.DidNotEnd);

        Check(Request).ShouldBeOfType<MacroQuarantined>();
    }

    [Fact]
    public void Check_ReleasedWithOneRequest_TriesTheOthersBeforeTheyRun()
    {
        Release();

        Check(Request).ShouldBeNull();
        Check(Other).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Failed);
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Stored!.Macro!.NextTry.ShouldBe(Time.GetUtcNow().AddHours(1));
    }

    [Fact]
    public void Check_ReleasedAndPublishedAgain_TriesTheNewRevision()
    {
        Release();

        Check(Request, revision: 2).ShouldBeOfType<RenderBusy>();
    }

    [Fact]
    public void Check_HalfAMinuteAfterARelease_RunsEverything()
    {
        Release();
        Time.Advance(Probation.Length + TimeSpan.FromSeconds(1));

        Check(Other).ShouldBeNull();
    }

    [Fact]
    public void Check_EnoughDifferentRequestsPassedAfterARelease_TriesNoMore()
    {
        Release();
        for (var number = 1; number < Probation.Enough; number++)
        {
            var request = Request with { Parameters = [new("x", $"{number}")] };
            Check(request).ShouldBeOfType<RenderBusy>();
            Trials.Decide(TrialVerdict.Passed);
            Check(request).ShouldBeNull();
        }

        Check(Request with { Parameters = [new("x", "another")] }).ShouldBeNull();
    }

    [Fact]
    public void Check_PostWasLost_IsTriedAndCostsThatViewerOnly()
    {
        Lose(Post);

        Check(Post).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Failed);
        Check(Post).ShouldBe(new MacroQuarantined(PostsOnly: true));
        Check(Post with { PostedBody = "<p>y</p>" }).ShouldBe(new MacroQuarantined(PostsOnly: true));
        Check(Request).ShouldBeNull();
        Check(Post with { BodyPostedBy = "other" }).ShouldBeNull();
    }

    [Fact]
    public void Check_PostReleased_TriesTheViewersOtherPostsBeforeTheyRun()
    {
        Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");
        Check(Post);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Post);
        Trials.Decide(TrialVerdict.Passed);

        Check(Post with { PostedBody = "<p>other</p>" }).ShouldBeOfType<RenderBusy>();
    }

    [Fact]
    public void Check_PostFailsAfterTheMacroWasReleased_CostsThatViewerOnly()
    {
        Release();
        Check(Post).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Failed);

        Check(Post).ShouldBe(new MacroQuarantined(PostsOnly: true));
        Check(Request).ShouldBeNull();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Check_TrialGaveNothing_IsBusyAndHarmsNobody(int verdict)
    {
        Lose(Request);
        Check(Request);
        Trials.Decide((TrialVerdict)verdict);

        Check(Request).ShouldBeOfType<RenderBusy>();

        Trials.All.Count.ShouldBe((TrialVerdict)verdict == TrialVerdict.Busy ? 2 : 1);
        Time.Advance(TimeSpan.FromSeconds(61));
        if (Trials.All.Count == 1)
        {
            Check(Request).ShouldBeOfType<RenderBusy>();
        }

        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
        Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_CallCarriesALossThatTheSiloHasNoRoomFor_IsTriedFirst()
    {
        Suspects.Add([.. Enumerable.Range(0, ISuspicionsGrain.MaxKept)
            .Select(number => Suspicion(SuspectKind.Render, QuarantineReason.ProcessEnded, macro: $"m{number}"))]);
        await Task.Run(() =>
        {
            LostCall.Enter(Suspicion(SuspectKind.Render, QuarantineReason.CallLost));

            Check(Request).ShouldBeOfType<RenderBusy>();
        }, TestContext.Current.CancellationToken);
        Trials.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task CheckAsync_TrialsOfTwoRequests_WaitsForBoth()
    {
        Lose(Request);
        Lose(Other);
        Check(Other).ShouldBeOfType<RenderBusy>();
        var check = Sut.CheckAsync(Macro(1), Request, TestContext.Current.CancellationToken).AsTask();

        Trials.Decide(TrialVerdict.Passed);
        while (Trials.All.Count < 2)
        {
            await Task.Yield();
        }

        Trials.Decide(TrialVerdict.Passed);

        (await check).ShouldBeNull();
    }

    void PassLostCall()
    {
        Lose(Request);
        Check(Request).ShouldBeOfType<RenderBusy>();
        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
    }

    void Release()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
    }
}
