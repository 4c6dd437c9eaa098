using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine;

namespace UserMacro.Grains.Tests.Quarantine;

/// <summary>One request that passed its trial says nothing about the others.</summary>
public sealed class ProbationTests : GateBench
{
    [Fact]
    public void Check_AnotherRequestThanTheOneThatPassed_IsTriedBeforeItRuns()
    {
        PassLostCall();

        Check(Other).ShouldBeOfType<RenderBusy>();

        Trials.All[^1].Requests[0].Parameters.ShouldBe(Other.Parameters);
        Trials.Decide(TrialVerdict.Failed);
        Check(Other).ShouldBe(new MacroQuarantined(PostsOnly: false));
        Check(Request).ShouldBe(new MacroQuarantined(PostsOnly: false));
        Stored!.Macro!.Reason.ShouldBe(QuarantineReason.CallLost);
    }

    [Theory]
    [InlineData("parameter")]
    [InlineData("body")]
    [InlineData("markup")]
    [InlineData("output")]
    [InlineData("revision")]
    public void Check_RequestDiffersInOneThing_IsTriedBeforeItRuns(string what)
    {
        PassLostCall();
        var request = what switch
        {
            "parameter" => Request with { Parameters = [new("x", "")] },
            "body" => Request with { Body = "" },
            "markup" => Request with { Markup = RenderMarkup.Storage },
            "output" => Request with { OutputType = "pdf" },
            _ => Request,
        };

        Check(request, what == "revision" ? 2 : 1).ShouldBeOfType<RenderBusy>();
        Check(Request with { Page = new() { Id = "7" }, AccountId = "a" }).ShouldBeNull();
    }

    [Fact]
    public void Check_RecordOfTheLostSiloNamesTheMacro_ExcusesOnlyWhatPassed()
    {
        PassLostCall();
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);

        Check(Request).ShouldBeNull();
        Check(Other).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Passed);
        Check(Other).ShouldBeNull();
        Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Check_AfterHalfAMinute_RunsEverythingAgain()
    {
        PassLostCall();
        Time.Advance(Probation.Length + TimeSpan.FromSeconds(1));

        Check(Other).ShouldBeNull();

        Trials.All.Count.ShouldBe(1);
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
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Trials.Decide(TrialVerdict.Passed);

        Check(Request).ShouldBeNull();
        Check(Other).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Failed);
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Stored!.Macro!.NextTry.ShouldBe(Time.GetUtcNow().AddHours(1));
    }

    [Fact]
    public void Check_AnotherPostThanTheOneThatPassed_IsTriedAndCostsThatViewerOnly()
    {
        Suspect(SuspectKind.Body, QuarantineReason.CallLost, viewer: "viewer");
        Check(Post).ShouldBeOfType<RenderBusy>();
        Trials.Decide(TrialVerdict.Passed);
        Check(Post).ShouldBeNull();
        var deadly = Post with { PostedBody = "<p>deadly</p>" };

        Check(deadly).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Failed);
        Check(deadly).ShouldBe(new MacroQuarantined(PostsOnly: true));
        Check(Post).ShouldBe(new MacroQuarantined(PostsOnly: true));
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
    public void Check_PostFailsAfterACallOfTheMacroWasLost_CostsThatViewerOnly()
    {
        PassLostCall();
        Check(Post).ShouldBeOfType<RenderBusy>();

        Trials.Decide(TrialVerdict.Failed);

        Check(Post).ShouldBe(new MacroQuarantined(PostsOnly: true));
        Check(Request).ShouldBeNull();
    }

    [Fact]
    public void Check_EnoughDifferentRequestsPassed_TriesNoMore()
    {
        PassLostCall();
        for (var number = 1; number < Probation.Enough; number++)
        {
            var request = Request with { Parameters = [new("x", $"{number}")] };
            Check(request).ShouldBeOfType<RenderBusy>();
            Trials.Decide(TrialVerdict.Passed);
            Check(request).ShouldBeNull();
        }

        Check(Request with { Parameters = [new("x", "another")] }).ShouldBeNull();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Check_TrialGaveNothing_IsBusyAndHarmsNobody(int verdict)
    {
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);
        Check(Request);
        Trials.Decide((TrialVerdict)verdict);

        Check(Request).ShouldBeOfType<RenderBusy>();

        Trials.All.Count.ShouldBe((TrialVerdict)verdict == TrialVerdict.Busy ? 2 : 1);
        Time.Advance(TimeSpan.FromSeconds(61));
        if (Trials.All.Count == 1)
            Check(Request).ShouldBeOfType<RenderBusy>();
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
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);
        Check(Other).ShouldBeOfType<RenderBusy>();
        var check = Sut.CheckAsync(Macro(1), Request, TestContext.Current.CancellationToken).AsTask();

        Trials.Decide(TrialVerdict.Passed);
        while (Trials.All.Count < 2)
            await Task.Yield();
        Trials.Decide(TrialVerdict.Passed);

        (await check).ShouldBeNull();
    }

    void PassLostCall()
    {
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);
        Check(Request).ShouldBeOfType<RenderBusy>();
        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
    }
}
