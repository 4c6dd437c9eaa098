using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Quarantine;

public sealed class QuarantineGateTests : IMacroTrial, IDisposable
{
    static readonly TenantId Tenant = GrainCluster.NewTenant();
    static readonly MacroKey Key = MacroKey.Parse("badge");
    static readonly RenderRequest Request = new() { Markup = RenderMarkup.Html };
    static readonly RenderRequest Post = Request with { Body = "<p>x</p>", BodyPostedBy = "viewer" };

    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly SuspectKey _key = SuspectKey.Create();
    readonly List<string> _changes = [];
    readonly List<TrialCase> _trials = [];
    readonly CrashSuspects _suspects;
    readonly QuarantineGate _sut;
    QuarantineRecord? _stored;
    TaskCompletionSource<TrialVerdict> _verdict = new();

    public QuarantineGateTests()
    {
        _suspects = new(_time);
        var services = new QuarantineServices(
            _suspects, this, Options.Create(new QuarantineOptions()), new(_services.GetRequiredService<IMeterFactory>(), _suspects), _time);
        _sut = new(services, new(Tenant.Value, Key.Value), () => _stored, (action, _) =>
        {
            _changes.Add(action);
            Store();
        });
    }

    Task<TrialVerdict> IMacroTrial.TryAsync(TrialCase trial, CancellationToken cancellation)
    {
        _trials.Add(trial);
        return _verdict.Task;
    }

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

        _stored!.Macro.ShouldBe(new MacroQuarantine(_time.GetUtcNow(), reason, _time.GetUtcNow().AddMinutes(1), null, 1));
        _trials.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromMinutes(1));
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        _trials.ShouldHaveSingleItem().Requests.Length.ShouldBe(3, "the page's own request and two samples");
        _verdict.SetResult(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();
        _changes.ShouldBe([AuditActions.MacroQuarantined, AuditActions.MacroReleased]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Check_TrialNotPassed_WaitsAnHour(int verdict)
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        _time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);

        Decide((TrialVerdict)verdict);

        _stored!.Macro!.NextTry.ShouldBe(_time.GetUtcNow().AddHours(1));
        _stored.Macro.LastTry.ShouldBe(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromMinutes(59));
        Check(Request).ShouldBeOfType<MacroQuarantined>();
        _trials.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        _trials.Count.ShouldBe(2);
    }

    [Fact]
    public void Check_SuspectedAgainWithinADay_WaitsFourTimesAsLongAndAnHourAtMost()
    {
        foreach (var minutes in new[] { 1, 4, 16, 60, 60 })
        {
            Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);

            Check(Request).ShouldBeOfType<MacroQuarantined>();
            _stored!.Macro!.NextTry.ShouldBe(_time.GetUtcNow().AddMinutes(minutes));
            _time.Advance(TimeSpan.FromMinutes(minutes));
            Check(Request);
            Decide(TrialVerdict.Passed);
            Check(Request).ShouldBeNull();
            _time.Advance(TimeSpan.FromHours(2));
        }
    }

    [Fact]
    public void Check_SuspectedADayLater_WaitsAMinuteAgain()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        _time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Decide(TrialVerdict.Passed);

        _time.Advance(TimeSpan.FromDays(1));
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);

        Check(Request).ShouldBeOfType<MacroQuarantined>();
        _stored!.Macro!.NextTry.ShouldBe(_time.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public void Check_RecordOfTheSiloWhoseCallWasLostAndTriedWell_IsNoSecondSuspicion()
    {
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);
        Check(Request);
        Decide(TrialVerdict.Passed);
        Check(Request).ShouldBeNull();

        _time.Advance(TimeSpan.FromSeconds(20));
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request).ShouldBeNull();

        _time.Advance(TimeSpan.FromSeconds(20));
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request).ShouldBeOfType<MacroQuarantined>();
    }

    [Fact]
    public void Check_AnotherRevisionPublished_IsTriedAtOnce()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);

        Check(Request, revision: 2).ShouldBeOfType<MacroQuarantined>();

        _trials.Count.ShouldBe(1);
        Decide(TrialVerdict.Passed);
        Check(Request, revision: 2).ShouldBeNull();
    }

    [Fact]
    public void Check_ActivatedAnew_StaysQuarantinedAndTakesTheSameSuspicionNoSecondTime()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        _time.Advance(TimeSpan.FromMinutes(1));
        Check(Request);
        Decide(TrialVerdict.Passed);

        Anew().Check(Macro(1), Request).ShouldBeNull();
    }

    [Fact]
    public void Check_CallLost_IsBusyUntilTheTrialPassedAndIsNotStored()
    {
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);

        Check(Request).ShouldBeOfType<RenderBusy>();
        Check(Request).ShouldBeOfType<RenderBusy>();
        _trials.Count.ShouldBe(1);
        Decide(TrialVerdict.Passed);

        Check(Request).ShouldBeNull();
        _changes.ShouldBeEmpty();
    }

    [Fact]
    public void Check_CallLostAndTrialFailed_IsQuarantined()
    {
        Suspect(SuspectKind.Render, QuarantineReason.CallLost);
        Check(Request);
        Decide(TrialVerdict.Failed);

        Check(Request).ShouldBeOfType<MacroQuarantined>();

        (_stored!.Macro!.Reason, _stored.Macro.NextTry).ShouldBe((QuarantineReason.CallLost, _time.GetUtcNow().AddHours(1)));
    }

    [Fact]
    public void Check_BodySuspected_KeepsThatViewersPostsAndNothingElse()
    {
        Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");

        Check(Post).ShouldBe(new MacroQuarantined(PostsOnly: true));

        Check(Request).ShouldBeNull();
        Check(Post with { BodyPostedBy = "other" }).ShouldBeNull();
        _stored!.Macro.ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(1));
        Check(Post).ShouldBeOfType<MacroQuarantined>();
        _trials.ShouldHaveSingleItem().Requests[0].Body.ShouldBe(Post.Body);
        Decide(TrialVerdict.Passed);
        Check(Post).ShouldBeNull();
    }

    [Fact]
    public void Check_BodyFailsItsTrial_WaitsAnHour()
    {
        Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: "viewer");
        Check(Post);
        _time.Advance(TimeSpan.FromMinutes(1));
        Check(Post);
        Decide(TrialVerdict.Failed);
        _time.Advance(TimeSpan.FromMinutes(59));

        Check(Post).ShouldBeOfType<MacroQuarantined>();

        _trials.Count.ShouldBe(1);
        Check(Request).ShouldBeNull();
    }

    [Fact]
    public void Check_PostsOfManyViewersSuspected_KeepsEverybodysPosts()
    {
        foreach (var viewer in new[] { "a", "b", "c" })
        {
            Suspect(SuspectKind.Body, QuarantineReason.ProcessEnded, viewer: viewer);
            Check(Post with { BodyPostedBy = viewer }).ShouldBeOfType<MacroQuarantined>();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Check(Post with { BodyPostedBy = "d" }).ShouldBeOfType<MacroQuarantined>();
        Check(Request).ShouldBeNull();
    }

    [Fact]
    public async Task MayEdit_EditingSuspected_TriesEachDefinitionOnceAndTouchesNoPage()
    {
        Suspect(SuspectKind.Editing, QuarantineReason.ProcessEnded);
        Check(Request).ShouldBeNull();
        _verdict.SetResult(TrialVerdict.Passed);
        var one = Definitions.Of("one");

        (await _sut.MayEditAsync(CaseOf(one))).ShouldBeTrue();
        (await _sut.MayEditAsync(CaseOf(one))).ShouldBeTrue();
        _trials.Count.ShouldBe(1);
        _verdict = new();
        _verdict.SetResult(TrialVerdict.Failed);

        (await _sut.MayEditAsync(CaseOf(Definitions.Of("two")))).ShouldBeFalse();

        _time.Advance(TimeSpan.FromMinutes(61));
        (await _sut.MayEditAsync(CaseOf(Definitions.Of("two")))).ShouldBeTrue();
    }

    [Fact]
    public async Task TryNow_Quarantined_IsTriedAtOnce()
    {
        Suspect(SuspectKind.Render, QuarantineReason.ProcessEnded);
        Check(Request);
        var trying = _sut.TryNowAsync(Macro(1));
        Decide(TrialVerdict.Passed);
        await trying;

        Check(Request).ShouldBeNull();
    }

    public void Dispose() => _services.Dispose();

    void Suspect(SuspectKind kind, QuarantineReason reason, string macro = "badge", string? viewer = null)
    {
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _suspects.Add(
        [
            new(
                _key.Text,
                SuspectKey.TextOf(_key.MarkOf(Tenant.Value, macro)),
                viewer is null ? "" : SuspectKey.TextOf(_key.MarkOf(Tenant.Value, macro, viewer)),
                kind,
                reason,
                _time.GetUtcNow()),
        ]);
    }

    void Decide(TrialVerdict verdict)
    {
        var decided = _verdict;
        _verdict = new();
        decided.SetResult(verdict);
    }

    QuarantineGate Anew() => new(
        new(_suspects, this, Options.Create(new QuarantineOptions()), new(_services.GetRequiredService<IMeterFactory>(), _suspects), _time),
        new(Tenant.Value, Key.Value),
        () => _stored,
        (_, _) => { });

    void Store()
    {
        _stored = _sut.Unstored;
        _sut.MarkStored(_stored!);
    }

    RenderOutcome? Check(RenderRequest request, int revision = 1) => _sut.Check(Macro(revision), request);

    static RenderableMacro Macro(int revision) => new(new FakeTemplates(), Tenant, Key, Definitions.Of("Hello"), [], revision);

    static TrialCase CaseOf(UserMacro.Grains.Interfaces.Macros.MacroDefinition definition) => TrialCase.For(Key, definition, [], request: null);
}
