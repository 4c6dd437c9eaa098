using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros.Editing;

namespace UserMacro.Grains.Tests.Macros.Editing;

public sealed class MacroEditorTests
{
    readonly Workbench _sut = new();

    [Theory]
    [InlineData(MacroEditor.MaxMacros - 1, true)]
    [InlineData(MacroEditor.MaxMacros, false)]
    public async Task Create_AtTheLimit_IsRefused(int macros, bool isCreated)
    {
        _sut.Macros = macros;

        var result = await _sut.CreateAsync();

        (result.Error is null).ShouldBe(isCreated);
        if (!isCreated)
        {
            result.Error.ShouldBeOfType<LimitError>().Limit.ShouldBe("macros");
        }
    }

    [Fact]
    public async Task Edits_PoolBusy_StoreNothing()
    {
        await _sut.CreateAsync();
        var head = _sut.Head.Value;
        _sut.Diagnostics = null;

        (await _sut.SaveAsync("Hello 2", 1)).Error.ShouldBeOfType<UnavailableError>();
        (await _sut.PublishAsync(1)).Error.ShouldBeOfType<UnavailableError>();

        _sut.Read().Draft.Number.ShouldBe(1);
        _sut.Head.Value.ShouldBeSameAs(head);
    }

    [Fact]
    public async Task Versions_OverEveryChange_Rise()
    {
        await _sut.CreateAsync();
        await _sut.PublishAsync(1);
        await _sut.SaveAsync("Hello 2", 1);
        await _sut.PublishAsync(2);
        await _sut.DisableAsync(true);
        await _sut.UnpublishAsync(2);
        await _sut.RestoreAsync(1, 2);
        await _sut.DeleteAsync();
        await _sut.CreateAsync();
        await _sut.PublishAsync(4);
        await _sut.DeleteAsync();
        await _sut.CreateAsync();

        _sut.Copies.Versions.ShouldBe(_sut.Copies.Versions.Distinct().Order());
        _sut.Copies.Versions.Count.ShouldBeGreaterThan(8);
        _sut.Head.Value.LatestNumber.ShouldBe(4);
    }

    [Fact]
    public async Task Save_OverSomebodyElsesUnpublishedWork_IsExplained()
    {
        await _sut.CreateAsync();

        Workbench.Value(await _sut.SaveAsync("Hello 2", 1, "u2")).Draft.EditedBy.ShouldBe("u2");

        _sut.Copies.Audit.Select(entry => (entry.Action, entry.Actor, entry.Detail))
            .ShouldBe([(AuditActions.MacroCreated, "u1", ""), (AuditActions.DraftTakenOver, "u2", "draft 1")]);
        _sut.Read().Draft.Definition.Template.ShouldBe("Hello 2");
    }

    [Fact]
    public async Task Save_OwnOrPublishedWork_TouchesTheDraftOnly()
    {
        await _sut.CreateAsync();
        var head = _sut.Head.Value;
        await _sut.SaveAsync("Hello 2", 1);
        _sut.Head.Value.ShouldBeSameAs(head);
        await _sut.PublishAsync(2);
        head = _sut.Head.Value;

        Workbench.Value(await _sut.SaveAsync("Hello 3", 2, "u2"));

        _sut.Head.Value.ShouldBeSameAs(head);
    }

    [Fact]
    public async Task Discard_ChangedDraft_GoesBackToWhatIsPublishedUnderANewNumber()
    {
        await _sut.PublishManyAsync(1);
        await _sut.SaveAsync("other", 2);

        var details = Workbench.Value(await _sut.DiscardAsync(3, "u2"));

        (details.Draft.Number, details.Draft.Definition.Template, details.HasUnpublishedChanges).ShouldBe((4, "1", false));
        _sut.Copies.Audit[^1].Action.ShouldBe(AuditActions.DraftDiscarded);
        (await _sut.SaveAsync("late", 3)).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(4);
    }

    [Fact]
    public async Task Discard_NothingToDiscard_ChangesNothing()
    {
        await _sut.PublishManyAsync(1);
        var head = _sut.Head.Value;

        Workbench.Value(await _sut.DiscardAsync(2)).Draft.Number.ShouldBe(2);

        _sut.Head.Value.ShouldBeSameAs(head);
    }

    [Fact]
    public async Task Discard_NeverPublished_IsAConflict()
    {
        await _sut.CreateAsync();

        (await _sut.DiscardAsync(1)).Error.ShouldBeOfType<ConflictError>();
    }

    [Fact]
    public async Task Delete_OnAnotherDraft_IsStale()
    {
        await _sut.CreateAsync();
        await _sut.SaveAsync("Hello 2", 1);

        (await _sut.DeleteAsync(onDraft: 1)).Error.ShouldBeOfType<StaleError>();
        (await _sut.DeleteAsync(onDraft: 3)).Error.ShouldBeOfType<StaleError>();
        Workbench.Value(await _sut.DeleteAsync(onDraft: 2)).ShouldBeTrue();

        _sut.Copies.Listing.ShouldBeNull();
        _sut.Copies.Audit[^1].Action.ShouldBe(AuditActions.MacroDeleted);
    }

    [Fact]
    public async Task Edits_EditorOutsideTheSitesRules_AreForbidden()
    {
        await _sut.PublishManyAsync(1);
        _sut.Rules = new() { Editors = ["u9"] };

        (await _sut.CreateAsync()).Error.ShouldBeOfType<ConflictError>();
        GrainError?[] errors =
        [
            (await _sut.SaveAsync("x", 2)).Error, (await _sut.DiscardAsync(2)).Error, (await _sut.PublishAsync(2)).Error, (await _sut.RequestAsync(2)).Error,
            (await _sut.ApproveAsync(2)).Error, (await _sut.RejectAsync(2)).Error, (await _sut.WithdrawAsync(2)).Error, (await _sut.RestoreAsync(1, 2)).Error,
            (await _sut.UnpublishAsync(2)).Error, (await _sut.DisableAsync(true)).Error, (await _sut.DeleteAsync()).Error,
        ];

        errors.ShouldAllBe(error => error is ForbiddenError);
        Workbench.Value(await _sut.SaveAsync("x", 2, "u9"));
    }

    [Fact]
    public async Task Create_EditorOutsideTheSitesRules_IsForbidden()
    {
        _sut.Rules = new() { Editors = ["u9"] };

        (await _sut.CreateAsync()).Error.ShouldBeOfType<ForbiddenError>();
    }

    [Fact]
    public async Task Save_RulesOfTheDraft_GiveNobodyARightBeforeTheyArePublished()
    {
        await _sut.CreateAsync();
        MacroDefinition Only(string editor) => Definitions.Create("x") with { Rules = new() { Editors = [editor] } };
        Workbench.Value(await _sut.SaveAsync(Only("u1"), 1));
        Workbench.Value(await _sut.PublishAsync(2));

        (await _sut.SaveAsync(Only("u2"), 2, "u2")).Error.ShouldBeOfType<ForbiddenError>();

        Workbench.Value(await _sut.SaveAsync(Only("u2"), 2));
        (await _sut.SaveAsync("x", 3, "u2")).Error.ShouldBeOfType<ForbiddenError>();
        Workbench.Value(await _sut.PublishAsync(3));
        Workbench.Value(await _sut.SaveAsync("y", 3, "u2"));
    }
}
