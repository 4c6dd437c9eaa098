using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine.Trials;

namespace UserMacro.Grains.Tests.Quarantine;

public sealed class QuarantineGateTests : GateBench
{
    [Fact]
    public void Check_NothingSuspected_Runs() => Check(Request).ShouldBeNull();

    [Fact]
    public void Check_AnotherMacroSuspected_Runs()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded, macro: "other");

        Check(Request).ShouldBeNull();
    }

    [Theory]
    [InlineData(QuarantineReason.ProcessEnded)]
    [InlineData(QuarantineReason.DidNotEnd)]
    public void Check_RecordNamesTheMacro_IsQuarantinedStoredAndTriedAfterAMinute(QuarantineReason reason)
    {
        Suspect(SuspectKind.Render, reason);

        Check(Request).ShouldBe(new MacroQuarantined(PostsOnly: false));

        Stored!.Macro.ShouldBe(new MacroQuarantine(Time.GetUtcNow(), reason, Time.GetUtcNow().AddMinutes(1), null, 1));
        Trials.All.ShouldBeEmpty();
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Trials.All.ShouldHaveSingleItem().Requests.Length.ShouldBe(3, "the page's own request and two samples");
        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
        Changes.Select(change => change.Action).ShouldBe([AuditActions.MacroQuarantined, AuditActions.MacroReleased]);
    }

    [Fact]
    public void Check_TrialFailed_WaitsAnHour()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);

        Trials.Decide(TrialVerdict.Failed);

        Stored!.Macro!.NextTry.ShouldBe(Time.GetUtcNow().AddHours(1));
        Stored.Macro.LastTry.ShouldBe(Time.GetUtcNow());
        Time.Advance(TimeSpan.FromMinutes(59));
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Trials.All.Count.ShouldBe(1);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Trials.All.Count.ShouldBe(2);
    }

    [Fact]
    public void Check_SuspectedAgainWithinADay_WaitsFourTimesAsLongAndAnHourAtMost()
    {
        foreach (var minutes in new[] { 1, 4, 16, 60, 60 })
        {
            Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);

            Check(Request).ShouldBeOfType<MacroQuarantined>();
            Stored!.Macro!.NextTry.ShouldBe(Time.GetUtcNow().AddMinutes(minutes));
            Time.Advance(TimeSpan.FromMinutes(minutes));
            Check(Request);
            Trials.Decide(TrialVerdict.Passed);
            Check(Request).ShouldBeNull();
            Time.Advance(TimeSpan.FromHours(2));
        }
    }

    [Fact]
    public void Check_SuspectedADayLater_WaitsAMinuteAgain()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Trials.Decide(TrialVerdict.Passed);

        Time.Advance(TimeSpan.FromDays(1));
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);

        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Stored!.Macro!.NextTry.ShouldBe(Time.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public void Check_RecordOfTheSiloWhoseCallWasLostAndTriedWell_IsNoSecondSuspicion()
    {
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);
        Check(Request);
        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();

        Time.Advance(TimeSpan.FromSeconds(20));
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request).ShouldBeNull();

        Time.Advance(TimeSpan.FromSeconds(20));
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request).ShouldBeOfType<MacroQuarantined>();
    }

    [Fact]
    public void Check_AnotherRevisionPublished_IsTriedAtOnce()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);

        Check(Request, revision: 2).ShouldBeOfType<MacroQuarantined>();

        Trials.All.Count.ShouldBe(1);
        Trials.Decide(TrialVerdict.Passed);
        Check(Request, revision: 2).ShouldBeNull();
    }

    [Fact]
    public void Check_ActivatedAnew_StaysQuarantinedAndTakesTheSameSuspicionNoSecondTime()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Trials.Decide(TrialVerdict.Passed);

        Anew(_ => { }).Check(Macro(1), Request).ShouldBeNull();
    }

    [Fact]
    public void Check_BodySuspected_KeepsThatViewersPostsAndNothingElse()
    {
        Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");

        Check(Post).ShouldBe(new MacroQuarantined(PostsOnly: true));

        Check(Request).ShouldBeNull();
        Check(Post with { BodyPostedBy = "other" }).ShouldBeNull();
        Stored!.Macro.ShouldBeNull();
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Post).ShouldBeOfType<MacroQuarantined>();
        Trials.All.ShouldHaveSingleItem().Requests[0].PostedBody.ShouldBe(Post.PostedBody);
        Trials.Decide(TrialVerdict.Passed);
        Check(Post).ShouldBeNull();
    }

    [Fact]
    public void Check_BodyFailsItsTrial_WaitsAnHour()
    {
        Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");
        Check(Post);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Post);
        Trials.Decide(TrialVerdict.Failed);
        Time.Advance(TimeSpan.FromMinutes(59));

        Check(Post).ShouldBeOfType<MacroQuarantined>();

        Trials.All.Count.ShouldBe(1);
        Check(Request).ShouldBeNull();
    }

    [Fact]
    public void Check_PostsOfManyViewersSuspected_KeepsEverybodysPosts()
    {
        foreach (var viewer in new[] { "a", "b", "c" })
        {
            Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: viewer);
            Check(Post with { BodyPostedBy = viewer }).ShouldBeOfType<MacroQuarantined>();
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        Check(Post with { BodyPostedBy = "d" }).ShouldBeOfType<MacroQuarantined>();
        Check(Request).ShouldBeNull();
    }

    [Fact]
    public void Check_PostsSuspectedAgainWithinADay_WaitsFourTimesAsLongAndAnHourAtMost()
    {
        foreach (var minutes in new[] { 1, 4, 16, 60, 60 })
        {
            Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");

            Check(Post).ShouldBeOfType<MacroQuarantined>();
            Stored!.Posts.ShouldHaveSingleItem().NextTry.ShouldBe(Time.GetUtcNow().AddMinutes(minutes));
            Time.Advance(TimeSpan.FromMinutes(minutes));
            Check(Post);
            Trials.Decide(TrialVerdict.Passed);
            Check(Post).ShouldBeNull();
            Time.Advance(TimeSpan.FromHours(2));
        }
    }

    [Fact]
    public void Check_PostsSuspectedADayAfterTheirRelease_WaitAMinuteAgain()
    {
        Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");
        Check(Post);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Post);
        Trials.Decide(TrialVerdict.Passed);

        Time.Advance(TimeSpan.FromDays(1));
        Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");

        Check(Post);
        Stored!.Posts.ShouldHaveSingleItem().NextTry.ShouldBe(Time.GetUtcNow().AddMinutes(1));
        Stored.Released.ShouldBeEmpty();
    }

    [Fact]
    public void Check_OneRecordNamesMacroAndViewers_EachTakesItsEffect()
    {
        Suspects.Add(
        [
            Suspicion(SuspectKind.Render, QuarantineReason.ProcessEnded),
            Suspicion(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer"),
            Suspicion(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "other"),
        ]);
        Check(Request).ShouldBe(new MacroQuarantined(PostsOnly: false));
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Trials.Decide(TrialVerdict.Passed);

        Check(Post).ShouldBe(new MacroQuarantined(PostsOnly: true));
        Check(Post with { BodyPostedBy = "other" }).ShouldBe(new MacroQuarantined(PostsOnly: true));
        Check(Request).ShouldBeNull();
    }

    [Fact]
    public void Check_NoProcessCanBeStarted_IsTriedAgainAfterAMinuteAndHasNotFailed()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        Time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);

        Trials.Decide(TrialVerdict.Unavailable);

        Stored!.Macro!.LastTry.ShouldBeNull();
        Time.Advance(TimeSpan.FromSeconds(59));
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Trials.All.Count.ShouldBe(1);
        Time.Advance(TimeSpan.FromSeconds(2));
        Check(Request);
        Trials.All.Count.ShouldBe(2);
        Changes.ShouldHaveSingleItem();
    }

    [Fact]
    public void Check_ViewersPostComesWhileTheMacroIsQuarantined_IsTriedWithoutIt()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        Time.Advance(TimeSpan.FromMinutes(1));

        Check(Post).ShouldBeOfType<MacroQuarantined>();

        Trials.All.ShouldHaveSingleItem().Requests.ShouldAllBe(request => request.PostedBody == null && request.BodyPostedBy == null);
    }

    [Fact]
    public async Task TryNow_Quarantined_NamesWhoAskedForItAndWhatItTook()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        var trying = Sut.TryNowAsync(Macro(1), "u1");
        Trials.Decide(TrialVerdict.Failed, milliseconds: 7);

        (await trying).ShouldBe(new TrialResult(TrialVerdict.Failed, TimeSpan.FromMilliseconds(7)));

        Time.Advance(TimeSpan.FromHours(1));
        Check(Request);
        Trials.Decide(TrialVerdict.Passed);
        Changes.Select(change => (change.Action, change.Actor)).ShouldBe(
        [
            (AuditActions.MacroQuarantined, ""), (AuditActions.MacroTried, "u1"), (AuditActions.MacroReleased, ""),
        ]);
    }

    [Fact]
    public async Task TryNow_Quarantined_IsTriedAtOnce()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        var trying = Sut.TryNowAsync(Macro(1), "u1");
        Trials.Decide(TrialVerdict.Passed);
        await trying;

        Check(Request).ShouldBeOfType<RenderBusy>();
        Trials.Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
    }
}
