using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros;
using static UserMacro.Grains.Tests.Macros.Workbench;

namespace UserMacro.Grains.Tests.Macros.Editing;

public sealed class MacroPublisherTests
{
    static readonly TemplateDiagnostic Fault = new(DiagnosticSeverity.Error, "fake", "Does not compile.", 1, 1, 1, 7);

    readonly Workbench _sut = new();

    [Fact]
    public async Task Publish_TwoAtOnceOnOneDraft_OneWins()
    {
        await _sut.CreateAsync();
        Value(await _sut.PublishAsync(1, "first"));

        (await _sut.PublishAsync(1, "second", "u2"))
            .Error.ShouldBeOfType<ConflictError>().Message.ShouldStartWith("This draft is already published, as revision 1.");

        _sut.Head.Value.LatestNumber.ShouldBe(1);
        _sut.Read().Draft.Definition.Template.ShouldBe("Hello");
    }

    [Fact]
    public async Task Publish_Draft_IsAuditedWithItsNumber()
    {
        await _sut.PublishManyAsync(1);

        var entry = _sut.Copies.Audit[^1];
        (entry.Action, entry.Actor, entry.Target, entry.Outcome, entry.Detail)
            .ShouldBe((AuditActions.MacroPublished, "u1", "badge", AuditOutcome.Done, "revision 1"));
        _sut.Copies.Audit.Select(line => line.Id).Distinct().Count().ShouldBe(_sut.Copies.Audit.Count);
    }

    [Fact]
    public async Task Approval_AskedForAndGiven_PublishesInTheNameOfWhoAsked()
    {
        _sut.Settings = new() { Approval = true };
        await _sut.CreateAsync();
        (await _sut.PublishAsync(1)).Error.ShouldBeOfType<ApprovalNeededError>();
        Value(await _sut.RequestAsync(1, "Please look")).Approval.ShouldNotBeNull().IsOpen.ShouldBeTrue();
        _sut.Copies.Listing!.AwaitsApproval.ShouldBeTrue();

        var header = Value(await _sut.ApproveAsync(1, "Good"));

        (header.Author, header.Note, header.Approval!.By, header.Approval.Comment).ShouldBe(("u1", "Please look", "u2", "Good"));
        _sut.Read().Approval.ShouldBeNull();
        _sut.Copies.Listing!.AwaitsApproval.ShouldBeFalse();
        _sut.Copies.Audit.Select(entry => (entry.Action, entry.Actor)).ShouldBe(
            [
                (AuditActions.MacroCreated, "u1"), (AuditActions.ApprovalRequested, "u1"), (AuditActions.ApprovalGiven, "u2"),
                (AuditActions.MacroPublished, "u1"),
            ]);
    }

    [Fact]
    public async Task Approval_ByWhoAskedOrEdited_IsForbidden()
    {
        _sut.Settings = new() { Approval = true };
        await _sut.CreateAsync(editor: "u3");
        Value(await _sut.RequestAsync(1, editor: "u1"));

        (await _sut.ApproveAsync(1, editor: "u1")).Error.ShouldBeOfType<ForbiddenError>();
        (await _sut.ApproveAsync(1, editor: "u3")).Error.ShouldBeOfType<ForbiddenError>();
        (await _sut.RejectAsync(1, editor: "u1")).Error.ShouldBeOfType<ForbiddenError>();
        Value(await _sut.ApproveAsync(1));
    }

    [Fact]
    public async Task Approval_OfADraftThatChangedSince_IsVoid()
    {
        _sut.Settings = new() { Approval = true };
        await _sut.CreateAsync();
        await _sut.RequestAsync(1);
        await _sut.SaveAsync("Hello 2", 1);

        (await _sut.ApproveAsync(1)).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(2);
        (await _sut.ApproveAsync(2)).Error.ShouldBeOfType<ConflictError>();

        _sut.Read().Approval.ShouldBeNull();
        _sut.Head.Value.Published.ShouldBeNull();
    }

    [Fact]
    public async Task Reject_WithAComment_IsShownAndCanBeAskedAgain()
    {
        _sut.Settings = new() { Approval = true };
        await _sut.CreateAsync();
        await _sut.RequestAsync(1);
        (await _sut.RejectAsync(1, " ")).Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe("comment");

        Value(await _sut.RejectAsync(1, "Too loud")).Approval!.Rejection!.Comment.ShouldBe("Too loud");

        _sut.Copies.Listing!.AwaitsApproval.ShouldBeFalse();
        (await _sut.ApproveAsync(1)).Error.ShouldBeOfType<ConflictError>();
        Value(await _sut.RequestAsync(1)).Approval!.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Request_TwiceOrWhereNoneIsAskedFor_IsAConflict()
    {
        await _sut.CreateAsync();
        (await _sut.RequestAsync(1)).Error.ShouldBeOfType<ConflictError>();
        _sut.Settings = new() { Approval = true };
        Value(await _sut.RequestAsync(1));

        (await _sut.RequestAsync(1)).Error.ShouldBeOfType<ConflictError>();

        Value(await _sut.WithdrawAsync(1)).Approval.ShouldBeNull();
        (await _sut.WithdrawAsync(1)).Error.ShouldBeOfType<ConflictError>();
        (await _sut.RejectAsync(1)).Error.ShouldBeOfType<ConflictError>();
    }

    [Fact]
    public async Task Request_TemplateWithErrors_IsInvalid()
    {
        _sut.Settings = new() { Approval = true };
        await _sut.CreateAsync();
        _sut.Diagnostics = [Fault];

        (await _sut.RequestAsync(1)).Error.ShouldBeOfType<InvalidError>().DraftNumber.ShouldBeNull();
    }

    [Fact]
    public async Task Restore_FormerRevision_IsANewOneAndTheDraftFollows()
    {
        await _sut.PublishManyAsync(2);

        var header = Value(await _sut.RestoreAsync(1, 3, "u2"));

        (header.Number, header.RestoredFrom, header.Author).ShouldBe((3, 1, "u2"));
        var details = _sut.Read();
        (details.Draft.Number, details.Draft.Definition.Template, details.HasUnpublishedChanges).ShouldBe((4, "1", false));
        _sut.Head.Value.Published!.Definition.Template.ShouldBe("1");
        _sut.Copies.Audit[^1].Detail.ShouldBe("revision 1 as 3");
    }

    [Fact]
    public async Task Restore_UnpublishedChanges_AreKeptUnderANewNumber()
    {
        await _sut.PublishManyAsync(2);
        await _sut.SaveAsync("work", 3);

        Value(await _sut.RestoreAsync(1, 4, "u2"));

        var details = _sut.Read();
        (details.Draft.Number, details.Draft.Definition.Template, details.Draft.EditedBy, details.HasUnpublishedChanges).ShouldBe((5, "work", "u1", true));
        (await _sut.SaveAsync("late", 4)).Error.ShouldBeOfType<StaleError>();
    }

    [Fact]
    public async Task Restore_WhatIsNotThereOrPublishedOrBroken_ChangesNothing()
    {
        await _sut.PublishManyAsync(2);
        var head = _sut.Head.Value;

        (await _sut.RestoreAsync(7, 3)).Error.ShouldBeOfType<NotFoundError>();
        (await _sut.RestoreAsync(0, 3)).Error.ShouldBeOfType<NotFoundError>();
        (await _sut.RestoreAsync(2, 3)).Error.ShouldBeOfType<ConflictError>();
        (await _sut.RestoreAsync(1, 2)).Error.ShouldBeOfType<StaleError>();
        _sut.Diagnostics = [Fault];
        (await _sut.RestoreAsync(1, 3)).Error.ShouldBeOfType<InvalidError>().DraftNumber.ShouldBeNull();
        _sut.Settings = new() { Approval = true };
        (await _sut.RestoreAsync(1, 3)).Error.ShouldBeOfType<ApprovalNeededError>();

        _sut.Head.Value.ShouldBeSameAs(head);
    }

    [Fact]
    public async Task Unpublish_Published_TakesItOffTheListOfModulesAndKeepsTheDraft()
    {
        await _sut.PublishManyAsync(1);
        var requests = _sut.Copies.ModuleRequests;
        await _sut.DisableAsync(true);

        var details = Value(await _sut.UnpublishAsync(2));

        (details.State, details.Published, details.Draft.Definition.Template).ShouldBe((MacroState.Unpublished, null, "1"));
        _sut.Copies.Listing!.Module.ShouldBeNull();
        _sut.Copies.ModuleRequests.ShouldBe(requests + 1);
        (await _sut.UnpublishAsync(2)).Error.ShouldBeOfType<ConflictError>();
        Value(await _sut.PublishAsync(2)).Number.ShouldBe(2);
        _sut.Read().State.ShouldBe(MacroState.Published);
    }

    [Fact]
    public async Task Disable_Published_KeepsItsModuleAndIsTakenBackByEnabling()
    {
        await _sut.CreateAsync();
        (await _sut.DisableAsync(true)).Error.ShouldBeOfType<ConflictError>();
        await _sut.PublishAsync(1);

        Value(await _sut.DisableAsync(true)).State.ShouldBe(MacroState.Disabled);

        _sut.Copies.Listing!.Module.ShouldNotBeNull();
        var head = _sut.Head.Value;
        Value(await _sut.DisableAsync(true));
        _sut.Head.Value.ShouldBeSameAs(head);
        Value(await _sut.DisableAsync(false)).State.ShouldBe(MacroState.Published);
        _sut.Copies.Audit.TakeLast(2).Select(entry => entry.Action).ShouldBe([AuditActions.MacroDisabled, AuditActions.MacroEnabled]);
    }
}
