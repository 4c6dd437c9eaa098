using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Macros.History;
using static UserMacro.Grains.Tests.Macros.Workbench;

namespace UserMacro.Grains.Tests.Macros.Editing;

public sealed class MacroImporterTests
{
    static readonly DateTimeOffset Once = new(2025, 5, 6, 7, 8, 9, TimeSpan.Zero);

    readonly Workbench _sut = new();

    [Theory]
    [InlineData(MacroState.Published)]
    [InlineData(MacroState.Disabled)]
    [InlineData(MacroState.Unpublished)]
    [InlineData(MacroState.Draft)]
    public async Task Import_NewMacro_IsWhatItWas(MacroState state)
    {
        var details = Value(await _sut.ImportAsync(Import(state, Revisions(37, 3))));

        details.State.ShouldBe(state);
        (details.Draft.Definition.Template, details.Draft.EditedBy, details.Draft.EditedAt).ShouldBe(("draft", "u7", Once));
        var history = (await _sut.History.ReadAsync(null, 10)).Revisions;
        history.Select(header => (header.Number, header.Author, header.Note, header.PublishedAt)).ShouldBe(
            [(39, "u8", "note 39", Once), (38, "u8", "note 38", Once), (37, "u8", "note 37", Once)]);
        (await _sut.History.FindAsync(38))!.Definition.Template.ShouldBe("38");
        _sut.Head.Value.Published?.Header.Number.ShouldBe(39);
        (_sut.Head.Value.Published is null).ShouldBe(state is MacroState.Unpublished or MacroState.Draft);
        _sut.Copies.Listing!.State.ShouldBe(state);
        _sut.Copies.Audit.Select(entry => (entry.Action, entry.Detail)).ShouldBe([(AuditActions.Imported, "3 revisions")]);
        Value(await _sut.PublishAsync(1)).Number.ShouldBe(40);
    }

    [Fact]
    public async Task Import_LongHistory_IsReadLikeAnyOther()
    {
        Value(await _sut.ImportAsync(Import(MacroState.Published, Revisions(1, 730))));
        await _sut.PublishManyAsync(30);

        var numbers = new List<int>();
        for (int? before = null; ;)
        {
            var page = await _sut.History.ReadAsync(before, 200);
            numbers.AddRange(page.Revisions.Select(header => header.Number));
            if ((before = page.Before) is null)
            {
                break;
            }
        }

        numbers.ShouldBe(Enumerable.Range(1, 760).Reverse());
        _sut.Head.Value.Log.Recent.Length.ShouldBeLessThanOrEqualTo(VersionLog.RecentSize);
    }

    [Fact]
    public async Task Import_KeyThatHadRevisions_GoesOnWithItsNumbers()
    {
        await _sut.PublishManyAsync(5);
        Value(await _sut.DeleteAsync());

        Value(await _sut.ImportAsync(Import(MacroState.Published, Revisions(2, 3, restored: 4))));

        (await _sut.History.ReadAsync(null, 10)).Revisions.Select(header => (header.Number, header.RestoredFrom)).ShouldBe(
            [(8, null), (7, null), (6, 8), (5, null), (4, null), (3, null), (2, null), (1, null)]);
        _sut.Head.Value.Published!.Definition.Template.ShouldBe("4");
    }

    [Fact]
    public async Task Import_ThatCouldNotKeepEveryRevision_LeavesNothingAndTheNumbersFree()
    {
        _sut.Copies.AwayFrom = 20;
        await Should.ThrowAsync<IOException>(() => _sut.ImportAsync(Import(MacroState.Published, Revisions(1, 30))));
        _sut.Copies.Kept.ShouldNotBeEmpty();

        await _sut.NewStore().CompleteAsync();

        _sut.Copies.Kept.ShouldBeEmpty();
        (_sut.Head.Value.Exists, _sut.Head.Value.LatestNumber).ShouldBe((false, 0));
    }

    [Fact]
    public async Task Import_TakenKey_IsAConflict()
    {
        await _sut.CreateAsync();

        (await _sut.ImportAsync(Import(MacroState.Draft, []))).Error.ShouldBeOfType<ConflictError>();
    }

    [Fact]
    public async Task Import_OverAMacro_ReplacesDraftAndPublicationAndKeepsTheHistory()
    {
        await _sut.PublishManyAsync(2);

        var details = Value(await _sut.ImportAsync(Import(MacroState.Published, Revisions(7, 2)), onDraft: 3, "u2"));

        (details.Draft.Number, details.Draft.Definition.Template, details.Draft.EditedBy, details.Published!.Number, details.Published.Author)
            .ShouldBe((4, "draft", "u2", 3, "u2"));
        (await _sut.History.ReadAsync(null, 10)).Revisions.Length.ShouldBe(3);
        _sut.Head.Value.Published!.Definition.Template.ShouldBe("8");
        (await _sut.ImportAsync(Import(MacroState.Published, Revisions(7, 2)), onDraft: 3)).Error.ShouldBeOfType<StaleError>();
    }

    [Fact]
    public async Task Import_OverAMacroThatPublishesTheSame_MakesNoRevision()
    {
        await _sut.PublishManyAsync(1);
        Value(await _sut.ImportAsync(Import(MacroState.Published, Revisions(7, 1)), onDraft: 2));

        Value(await _sut.ImportAsync(Import(MacroState.Published, Revisions(7, 1)), onDraft: 3));

        _sut.Head.Value.LatestNumber.ShouldBe(2);
    }

    [Theory]
    [InlineData(false, MacroState.Disabled, "imported", MacroState.Disabled, 2)]
    [InlineData(false, MacroState.Disabled, "1", MacroState.Disabled, 1)]
    [InlineData(true, MacroState.Disabled, "imported", MacroState.Disabled, 2)]
    [InlineData(true, MacroState.Published, "imported", MacroState.Disabled, 2)]
    [InlineData(true, MacroState.Published, "1", MacroState.Disabled, 1)]
    [InlineData(true, MacroState.Draft, "imported", MacroState.Disabled, 1)]
    [InlineData(false, MacroState.Published, "imported", MacroState.Published, 2)]
    [InlineData(false, MacroState.Draft, "imported", MacroState.Published, 1)]
    public async Task Import_OverAMacro_IsDisabledWhenEitherIs(bool isDisabled, MacroState state, string content, MacroState expected, int revision)
    {
        await _sut.PublishManyAsync(1);
        if (isDisabled)
        {
            Value(await _sut.DisableAsync(true));
        }

        var before = _sut.Copies.Audit.Count;

        var details = Value(await _sut.ImportAsync(Import(state, [new(new(1, "u8", Once, "", ""), Definitions.Create(content))]), _sut.Store.Draft!.Number));

        (details.State, details.Published!.Number, _sut.Copies.Listing!.State).ShouldBe((expected, revision, expected));
        _sut.Copies.Audit.Skip(before).Select(entry => entry.Action).ShouldBe(
            !isDisabled && expected == MacroState.Disabled ? [AuditActions.Imported, AuditActions.MacroDisabled] : [AuditActions.Imported]);
    }

    [Fact]
    public async Task Import_DisabledWhereApprovalIsWanted_LeavesThePublicationAsItIs()
    {
        await _sut.PublishManyAsync(1);
        _sut.Settings = new() { Approval = true };

        Value(await _sut.ImportAsync(Import(MacroState.Disabled, Revisions(1, 2)), _sut.Store.Draft!.Number)).State.ShouldBe(MacroState.Published);
    }

    [Fact]
    public async Task Import_WhereApprovalIsWanted_PublishesNothing()
    {
        _sut.Settings = new() { Approval = true };

        var details = Value(await _sut.ImportAsync(Import(MacroState.Published, Revisions(1, 2))));

        (details.State, details.Published, details.Draft.Definition.Template).ShouldBe((MacroState.Unpublished, null, "2"));
        Value(await _sut.ImportAsync(Import(MacroState.Published, Revisions(1, 3)), onDraft: 1)).Draft.Definition.Template.ShouldBe("3");
        _sut.Head.Value.Published.ShouldBeNull();
    }

    [Fact]
    public async Task Import_BrokenOrForbidden_StoresNothing()
    {
        var good = Revisions(1, 2);
        (await _sut.ImportAsync(Import(MacroState.Published, []))).Error.ShouldBeOfType<InvalidError>();
        (await _sut.ImportAsync(Import(MacroState.Published, [good[1], good[0]]))).Error.ShouldBeOfType<InvalidError>();
        (await _sut.ImportAsync(Import(MacroState.Published, Revisions(0, 2)))).Error.ShouldBeOfType<InvalidError>();
        var nameless = Import(MacroState.Published, [good[0] with { Definition = Definitions.Create("x") with { Name = "" } }]);
        (await _sut.ImportAsync(nameless)).Error.ShouldBeOfType<InvalidError>();
        (await _sut.ImportAsync(Import(MacroState.Draft, []) with { Draft = Definitions.Create("x") with { Name = "" } })).Error.ShouldBeOfType<InvalidError>();
        _sut.Macros = MacroEditor.MaxMacros;
        (await _sut.ImportAsync(Import(MacroState.Draft, []))).Error.ShouldBeOfType<LimitError>();
        _sut.Macros = 0;
        _sut.Diagnostics = [new(DiagnosticSeverity.Error, "fake", "Does not compile.", 1, 1, 1, 7)];
        (await _sut.ImportAsync(Import(MacroState.Published, good))).Error.ShouldBeOfType<InvalidError>();
        _sut.Diagnostics = null;
        (await _sut.ImportAsync(Import(MacroState.Draft, []))).Error.ShouldBeOfType<UnavailableError>();
        _sut.Rules = new() { Editors = ["u9"] };
        (await _sut.ImportAsync(Import(MacroState.Draft, []))).Error.ShouldBeOfType<ForbiddenError>();

        _sut.Head.Value.Version.ShouldBe(0);
        _sut.Copies.Kept.ShouldBeEmpty();
    }

    static MacroImport Import(MacroState state, ImmutableArray<MacroRevision> revisions) =>
        new() { State = state, Draft = Definitions.Create("draft"), EditedBy = "u7", EditedAt = Once, Revisions = revisions };

    static ImmutableArray<MacroRevision> Revisions(int first, int count, int? restored = null) =>
    [
        .. Enumerable.Range(first, count).Select(number =>
            new MacroRevision(
                new(number, "u8", Once, $"note {number}", "") { RestoredFrom = number == first ? restored : null }, Definitions.Create($"{number}"))),
    ];
}
