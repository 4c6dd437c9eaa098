using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros.Editing;
using static UserMacro.Grains.Tests.Macros.Workbench;

namespace UserMacro.Grains.Tests.Macros;

public sealed class DeletedMacroTests
{
    readonly Workbench _bench = new();

    [Fact]
    public async Task Undelete_InTime_BringsBackDraftAndHistory()
    {
        await _bench.PublishManyAsync(3);
        Value(await _bench.SaveAsync("unpublished", _bench.Store.Draft!.Number));
        Value(await _bench.DeleteAsync());
        _bench.Time.Advance(MacroEditor.DeletedKept - TimeSpan.FromSeconds(1));

        var back = Value(await _bench.UndeleteAsync("u2"));

        (back.State, back.Draft.Definition.Template, back.Draft.EditedBy).ShouldBe((MacroState.Draft, "unpublished", "u2"));
        (await _bench.History.ReadAsync(before: null, 10)).Revisions.Select(header => header.Number).ShouldBe([3, 2, 1]);
        _bench.Copies.Listing.ShouldNotBeNull();
        _bench.Copies.Audit[^1].Action.ShouldBe("macro.undeleted");
        _bench.Store.Head.DeletedDraft.ShouldBeNull();
        Value(await _bench.PublishAsync(back.Draft.Number)).Number.ShouldBe(4);
    }

    [Fact]
    public async Task Undelete_TooLate_IsRefused()
    {
        await _bench.PublishManyAsync(1);
        Value(await _bench.DeleteAsync());
        _bench.Time.Advance(MacroEditor.DeletedKept);

        (await _bench.UndeleteAsync()).Error.ShouldBeOfType<NotFoundError>();
    }

    [Fact]
    public async Task Undelete_NothingWasDeleted_IsRefused()
    {
        (await _bench.UndeleteAsync()).Error.ShouldBeOfType<NotFoundError>();
        await _bench.PublishManyAsync(1);
        (await _bench.UndeleteAsync()).Error.ShouldBeOfType<ConflictError>();
    }

    [Fact]
    public async Task ForgetDeleted_LongHistory_OnlyTheNumberStays()
    {
        await _bench.PublishManyAsync(260);
        Value(await _bench.DeleteAsync());

        await _bench.ForgetAsync();

        _bench.Copies.Kept.ShouldBeEmpty();
        _bench.Pages.Pages.Values.ShouldAllBe(page => page.Headers.IsEmpty);
        _bench.Store.Head.Log.Recent.ShouldBeEmpty();
        (_bench.Store.Head.DeletedDraft, _bench.Store.Head.Published, _bench.Store.Head.LatestNumber).ShouldBe((null, null, 260));
        await _bench.PublishManyAsync(1);
        (await _bench.History.ReadAsync(before: null, 10)).Revisions.Select(header => header.Number).ShouldBe([261]);
    }
}
