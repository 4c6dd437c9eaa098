using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Tests.Macros.History;

namespace UserMacro.Grains.Tests.Macros;

public sealed class MacroStoreTests
{
    static readonly MacroChange Change = new("macro.changed", "u1", default);

    readonly MemoryRecord<MacroHead> _head = new();
    readonly MemoryRecord<StoredDraft> _draft = new();
    readonly RecordingProjections _projections = new();
    readonly MacroStore _sut;

    public MacroStoreTests() => _sut = StoreOf(_projections);

    [Fact]
    public async Task CompleteAsync_DispatchedBefore_RepeatsNothing()
    {
        await PublishAsync();
        await _sut.DispatchAsync();

        await _sut.CompleteAsync();

        _projections.Kept.ShouldBe([1]);
        _projections.ModuleRequests.ShouldBe(1);
        _head.Value.Outbox.ShouldBeNull();
    }

    [Fact]
    public async Task QuarantineAsync_Quarantined_IsListedSoUntilItsRelease()
    {
        await PublishAsync();
        var suspect = QuarantineRecord.None.Suspect(QuarantineReason.ProcessEnded, default, DateTimeOffset.UnixEpoch, 1, new());
        await _sut.QuarantineAsync(suspect, [Change]);
        await _sut.DispatchAsync();
        _projections.Listing!.IsQuarantined.ShouldBeTrue();

        await _sut.QuarantineAsync(suspect.Release(), [Change]);
        await _sut.DispatchAsync();

        _projections.Listing.IsQuarantined.ShouldBeFalse();
    }

    [Fact]
    public async Task CompleteAsync_DispatchFailedBefore_Dispatches()
    {
        await PublishAsync();
        _projections.IsAway = true;
        await Should.ThrowAsync<IOException>(_sut.DispatchAsync());
        _projections.IsAway = false;

        await _sut.CompleteAsync();

        _projections.Kept.ShouldBe([1]);
        _projections.ModuleRequests.ShouldBe(1);
        _head.Value.Outbox.ShouldBeNull();
    }

    [Fact]
    public async Task CompleteAsync_ByTheNextActivation_Dispatches()
    {
        await PublishAsync();
        var projections = new RecordingProjections();

        await StoreOf(projections).CompleteAsync();

        projections.Kept.ShouldBe([1]);
        projections.ModuleRequests.ShouldBe(1);
    }

    [Fact]
    public async Task Draft_ReplacedByAChangeThatIsNotDispatched_IsTheNewOneEverywhere()
    {
        var (former, _) = await ReplaceAsync();
        await _draft.WriteAsync(former);

        var next = StoreOf(new());

        (next.Draft!.Number, next.Draft.Definition.Template).ShouldBe((2, "replaced"));
        await next.CompleteAsync();
        (_draft.Value.Number, _draft.Value.Draft!.Definition.Template).ShouldBe((2, "replaced"));
    }

    [Fact]
    public async Task Draft_SavedByAnActivationThatDidNotKnowOfTheChange_DoesNotTakeTheNumberOfTheNewOne()
    {
        var (_, former) = await ReplaceAsync();
        await _draft.WriteAsync(new() { Life = 1, Number = 2, Draft = DraftOf(2, "saved elsewhere"), HeadVersion = former });

        var next = StoreOf(new());

        (next.Draft!.Number, next.Draft.Definition.Template).ShouldBe((3, "replaced"));
    }

    [Fact]
    public async Task Draft_SavedOverTheNewOneBeforeItWasDispatched_Stays()
    {
        await ReplaceAsync();

        await _sut.SaveDraftAsync(DraftOf(_sut.NextDraft, "saved"));
        await _sut.CompleteAsync();

        (_draft.Value.Number, _draft.Value.Draft!.Definition.Template).ShouldBe((3, "saved"));
    }

    [Fact]
    public async Task Change_UntilAllIsDispatched_IsAnnouncedOnceUnderTheNextNumber()
    {
        await _sut.CreateAsync(DraftOf(_sut.NextDraft, "Hello"), Change);
        await _sut.SaveDraftAsync(DraftOf(_sut.NextDraft, "saved"));
        _projections.Announced.ShouldBe([1]);
        _sut.IsAnnounced.ShouldBeTrue();

        await _sut.CompleteAsync();
        await _sut.AcknowledgeAsync();
        _projections.Completed.ShouldBe(_sut.Number);
        _sut.IsAnnounced.ShouldBeFalse();

        var next = _sut.Number + 1;
        await _sut.SaveDraftAsync(DraftOf(_sut.NextDraft, "saved again"));
        _projections.Announced.ShouldBe([1, next]);
    }

    /// <summary>The system's outbox may have forgotten the macro: without an announcement nobody would look after the next change.</summary>
    [Fact]
    public async Task Change_AfterAnAcknowledgementWhoseAnswerWasLost_IsAnnounced()
    {
        await _sut.CreateAsync(DraftOf(_sut.NextDraft, "Hello"), Change);
        await _sut.CompleteAsync();
        _projections.LosesAnswers = true;
        await Should.ThrowAsync<TimeoutException>(_sut.AcknowledgeAsync);

        var next = _sut.Number + 1;
        await _sut.SaveDraftAsync(DraftOf(_sut.NextDraft, "saved"));

        _projections.Announced.ShouldBe([1, next]);
    }

    /// <summary>Whoever has read the draft that is not in its record yet must not find another one under its number.</summary>
    [Fact]
    public async Task NextDraft_OverOneThatIsNotDispatched_IsAboveIt()
    {
        var (former, _) = await ReplaceAsync();
        await _draft.WriteAsync(former);

        var next = StoreOf(new());

        next.Draft!.Number.ShouldBe(2);
        next.NextDraft.ShouldBe(3);
    }

    [Fact]
    public async Task Import_EndedBeforeItsLastWrite_LeavesNoRevision()
    {
        await _head.WriteAsync(new() { Version = 1, Outbox = new() { ImportUntil = 2 } });
        await _projections.KeepAsync(RevisionOf(1));
        await _projections.KeepAsync(RevisionOf(2));

        await _sut.CompleteAsync();

        _projections.Kept.ShouldBeEmpty();
        _sut.NextRevision.ShouldBe(1);
    }

    [Fact]
    public async Task Create_NewDraft_IsInItsOwnRecordBeforeTheChangeIsAnswered()
    {
        await _sut.CreateAsync(DraftOf(_sut.NextDraft, "Hello"), Change);

        (_draft.Value.Number, _draft.Value.Draft!.Definition.Template, _draft.Value.HeadVersion).ShouldBe((1, "Hello", _head.Value.Version));
    }

    [Fact]
    public async Task Delete_Dispatched_LeavesNothingOfTheDraft()
    {
        await _sut.CreateAsync(DraftOf(_sut.NextDraft, "Hello"), Change);

        await _sut.DeleteAsync([Change], DateTimeOffset.UnixEpoch);
        await _sut.DispatchAsync();

        _draft.Value.Draft.ShouldBeNull();
        (_draft.Value.Number, _draft.Value.HeadVersion).ShouldBe((1, _head.Value.Version));
    }

    [Fact]
    public async Task Delete_Published_TakesTheNameOffTheSite()
    {
        await PublishAsync();
        await _sut.DispatchAsync();
        _projections.ModuleRequests.ShouldBe(1);

        await _sut.DeleteAsync([Change], DateTimeOffset.UnixEpoch);
        await _sut.DispatchAsync();

        _projections.ModuleRequests.ShouldBe(2);
    }

    [Fact]
    public async Task Change_OfWhatIsPublished_ReachesTheSiteAndAnyOtherDoesNot()
    {
        await PublishAsync();
        await _sut.DispatchAsync();

        await _sut.ChangeAsync([Change], head => head with { Disabled = true });
        await _sut.DispatchAsync();
        _projections.ModuleRequests.ShouldBe(1);

        await _sut.ChangeAsync([Change], head => head with { Published = null, Unpublished = true });
        await _sut.DispatchAsync();
        _projections.ModuleRequests.ShouldBe(2);
    }

    [Fact]
    public async Task Publish_ForARequest_RemembersTheRevision()
    {
        await _sut.CreateAsync(DraftOf(_sut.NextDraft, "Hello"), Change);
        await _sut.SaveDraftAsync(DraftOf(_sut.NextDraft, "saved"));
        _sut.BeginRequest(new("key", "publish", DateTimeOffset.UnixEpoch));

        await _sut.PublishAsync(RevisionOf(1), [Change], firstKept: 1);

        _sut.FindRequest("key", DateTimeOffset.UnixEpoch)!.Number.ShouldBe(1);
    }

    [Fact]
    public async Task Import_OfAHistoryWhoseBeginningIsGone_BeginsWithWhatThereIs()
    {
        await _sut.ImportAsync(DraftOf(_sut.NextDraft, "Hello"), [RevisionOf(5), RevisionOf(6)], MacroState.Published, Change);

        (_head.Value.Log.First, _head.Value.LatestNumber).ShouldBe((5, 6));
    }

    static MacroRevision RevisionOf(int number) => new(new(number, "u1", default, "", "hash"), Definitions.Create("Hello"));

    MacroStore StoreOf(RecordingProjections projections) => new(MacroKey.Parse("badge"), _head, _draft, new MemoryLogPages(), projections);

    static MacroDraft DraftOf(int number, string template) => new(number, Definitions.Create(template), "u1", default, []);

    /// <summary>Replaces the draft; gives the record it had and the version of the head before.</summary>
    async Task<(StoredDraft Draft, long Version)> ReplaceAsync()
    {
        await PublishAsync();
        await _sut.DispatchAsync();
        var former = (_draft.Value, _head.Value.Version);
        await _sut.ChangeAsync([Change], head => head, DraftOf(_sut.NextDraft, "replaced"));
        return former;
    }

    async Task PublishAsync()
    {
        await _sut.CreateAsync(DraftOf(_sut.NextDraft, "Hello"), Change);
        await _sut.DispatchAsync();
        _projections.Kept.ShouldBeEmpty();
        await _sut.PublishAsync(new(new(_sut.NextRevision, "u1", default, "", "hash"), _sut.Draft!.Definition), [Change], firstKept: 1);
    }
}
