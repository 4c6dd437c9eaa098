using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Settings;
using static UserMacro.Grains.Tests.Macros.Workbench;

namespace UserMacro.Grains.Tests.Macros.Editing;

/// <summary>A request for approval stays with the content that it was made for, or ends with a line in the audit log.</summary>
public sealed class ApprovalCarryOverTests
{
    readonly Workbench _sut = new();

    [Fact]
    public async Task Republish_WithAnotherPart_KeepsTheRequest()
    {
        await RequestAsync();

        Value(await _sut.RepublishAsync()).Number.ShouldBe(2);

        await StaysAsync(draft: 2);
    }

    [Fact]
    public async Task Restore_BesideTheDraft_KeepsTheRequestUnderTheDraftsNewNumber()
    {
        await RequestAsync(published: 2);

        Value(await _sut.RestoreAsync(1, 3)).Number.ShouldBe(3);

        await StaysAsync(draft: 4);
    }

    [Fact]
    public async Task Save_SameContent_KeepsTheRequestUnderTheNewNumber()
    {
        await RequestAsync();

        Value(await _sut.SaveAsync("asked", onDraft: 2));

        await StaysAsync(draft: 3);
    }

    [Theory]
    [InlineData("u1")]
    [InlineData("u2")]
    public async Task Save_OtherContent_EndsItWithALine(string editor)
    {
        await RequestAsync();

        Value(await _sut.SaveAsync("other", onDraft: 2, editor));

        Ended(editor, "draft 2: the draft was changed");
        Value(await _sut.SaveAsync("asked", onDraft: 3, editor)).Approval.ShouldBeNull();
    }

    [Fact]
    public async Task Save_WhatIsPublished_EndsItWithALine()
    {
        await RequestAsync();

        Value(await _sut.SaveAsync("1", onDraft: 2));

        Ended("u1", "draft 2: its content is published now");
    }

    [Fact]
    public async Task Discard_Draft_EndsItWithALine()
    {
        await RequestAsync();

        Value(await _sut.DiscardAsync(2, "u3"));

        Ended("u3", "draft 2: the draft was discarded");
    }

    [Fact]
    public async Task Publish_WhereNoneIsAskedForAnyMore_EndsItWithALine()
    {
        await RequestAsync();

        Value(await _sut.PublishAsync(2, editor: "u3"));

        Ended("u3", "draft 2: its content is published now");
    }

    [Fact]
    public async Task Restore_OfWhatTheDraftHolds_EndsItWithALine()
    {
        await RequestAsync(published: 2, content: "1");

        Value(await _sut.RestoreAsync(1, 3, "u3"));

        Ended("u3", "draft 3: its content is published now");
    }

    [Fact]
    public async Task Delete_Macro_EndsItWithALine()
    {
        await RequestAsync();

        Value(await _sut.DeleteAsync(editor: "u3"));

        _sut.Copies.Audit.Select(entry => (entry.Action, entry.Actor, entry.Detail)).TakeLast(2).ShouldBe(
            [(AuditActions.MacroDeleted, "u3", ""), (AuditActions.ApprovalDropped, "u3", "draft 2: the macro was deleted")]);
    }

    [Theory]
    [InlineData(MacroState.Draft)]
    [InlineData(MacroState.Published)]
    public async Task Import_OverTheMacro_EndsItWithALine(MacroState state)
    {
        await RequestAsync();

        Value(await _sut.ImportAsync(Import(state, "other", "imported"), onDraft: 2, "u3"));

        Ended("u3", "draft 2: the draft was replaced by an import");
    }

    [Theory]
    [InlineData(MacroState.Draft)]
    [InlineData(MacroState.Published)]
    public async Task Import_OfTheSameDraft_KeepsTheRequestUnderTheNewNumber(MacroState state)
    {
        await RequestAsync();

        Value(await _sut.ImportAsync(Import(state, "asked", "imported"), onDraft: 2, "u3"));

        await StaysAsync(draft: 3);
    }

    [Fact]
    public async Task Import_ThatPublishesTheDraftsContent_EndsItWithALine()
    {
        await RequestAsync();

        Value(await _sut.ImportAsync(Import(MacroState.Published, "asked", "asked"), onDraft: 2, "u3"));

        Ended("u3", "draft 2: its content is published now");
    }

    [Fact]
    public async Task Unpublish_Disable_AndSettings_KeepTheRequest()
    {
        await RequestAsync();

        Value(await _sut.DisableAsync(true));
        Value(await _sut.DisableAsync(false));
        Value(await _sut.UnpublishAsync(2));

        await StaysAsync(draft: 2);
    }

    [Fact]
    public async Task Save_AfterTheRejection_EndsNothing()
    {
        await RequestAsync();
        Value(await _sut.RejectAsync(2));

        Value(await _sut.SaveAsync("other", onDraft: 2)).Approval.ShouldBeNull();

        _sut.Copies.Audit.ShouldNotContain(entry => entry.Action == AuditActions.ApprovalDropped);
    }

    [Fact]
    public async Task Approve_Draft_EndsNothing()
    {
        await RequestAsync();

        Value(await _sut.ApproveAsync(2));

        _sut.Read().Approval.ShouldBeNull();
        _sut.Copies.Audit.ShouldNotContain(entry => entry.Action == AuditActions.ApprovalDropped);
    }

    static MacroImport Import(MacroState state, string draft, string published) => new()
    {
        State = state, Draft = Definitions.Create(draft), EditedBy = "u7", EditedAt = DateTimeOffset.UnixEpoch,
        Revisions = [new(new(1, "u8", DateTimeOffset.UnixEpoch, "", ""), Definitions.Create(published))],
    };

    /// <summary>A macro whose newest draft waits for approval, on a site that no longer requires approval.</summary>
    async Task RequestAsync(int published = 1, string content = "asked")
    {
        Value(await _sut.CreateAsync("1"));
        Value(await _sut.PublishAsync(1));
        for (var revision = 2; revision <= published; revision++)
        {
            Value(await _sut.SaveAsync($"{revision}", revision - 1));
            Value(await _sut.PublishAsync(revision));
        }

        Value(await _sut.SaveAsync(content, published));
        _sut.Settings = new TenantSettings { Approval = true };
        Value(await _sut.RequestAsync(published + 1)).Approval.ShouldNotBeNull().IsOpen.ShouldBeTrue();
        _sut.Settings = new();
    }

    async Task StaysAsync(int draft)
    {
        var details = _sut.Read();
        (details.Draft.Number, details.Approval?.Draft, details.Approval?.IsOpen, details.Approval?.RequestedBy).ShouldBe((draft, draft, true, "u1"));
        _sut.Copies.Listing!.AwaitsApproval.ShouldBeTrue();
        _sut.Copies.Audit.ShouldNotContain(entry => entry.Action == AuditActions.ApprovalDropped);
        Value(await _sut.ApproveAsync(draft)).Author.ShouldBe("u1");
    }

    void Ended(string by, string detail)
    {
        _sut.Read().Approval.ShouldBeNull();
        _sut.Copies.Listing!.AwaitsApproval.ShouldBeFalse();
        _sut.Copies.Audit.Where(entry => entry.Action == AuditActions.ApprovalDropped).Select(entry => (entry.Actor, entry.Detail)).ShouldBe([(by, detail)]);
    }
}
