using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros.History;
using static UserMacro.Grains.Tests.Macros.Workbench;

namespace UserMacro.Grains.Tests.Macros.History;

public sealed class MacroHistoryTests
{
    readonly Workbench _sut = new();

    [Theory]
    [InlineData(1)]
    [InlineData(VersionLog.RecentSize)]
    [InlineData(VersionLog.RecentSize + 1)]
    [InlineData(VersionLog.PageSize)]
    [InlineData(VersionLog.PageSize + 1)]
    [InlineData(2 * VersionLog.PageSize + VersionLog.RecentSize + 1)]
    public async Task Read_PageByPage_GivesEveryRevisionOnce(int count)
    {
        await _sut.PublishManyAsync(count);

        foreach (var limit in (int[])[7, HistoryPage.MaxLimit])
        {
            (await ReadAllAsync(limit)).ShouldBe(Enumerable.Range(1, count).Reverse());
        }

        _sut.Head.Value.Log.Recent.Length.ShouldBeInRange(1, VersionLog.RecentSize);
    }

    [Fact]
    public async Task Read_WhilePublishesGoOn_SkipsNothing()
    {
        await _sut.PublishManyAsync(60);
        var first = await _sut.History.ReadAsync(before: null, limit: 10);
        await _sut.PublishManyAsync(60);

        (await _sut.History.ReadAsync(first.Before, 10)).Revisions.Select(header => header.Number).ShouldBe(Enumerable.Range(41, 10).Reverse());
    }

    [Fact]
    public async Task Read_WhileRevisionsAreForgotten_GivesOneStateOfTheHistory()
    {
        await _sut.PublishManyAsync(VersionLog.PageSize + VersionLog.RecentSize + 1);
        // A publish forgets what a whole page holds while the page is being read.
        _sut.Settings = new() { Retention = new() { Revisions = 2 } };
        _sut.Pages.Meanwhile = () => _sut.PublishManyAsync(2);

        var page = await _sut.History.ReadAsync(before: null, HistoryPage.MaxLimit);

        page.ShouldBeEquivalentTo(await _sut.History.ReadAsync(before: null, HistoryPage.MaxLimit));
        page.Revisions[0].Number.ShouldBe(_sut.Head.Value.LatestNumber);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1)]
    public async Task Read_BelowTheFirst_IsEmpty(int before)
    {
        await _sut.PublishManyAsync(3);

        var page = await _sut.History.ReadAsync(before, 10);

        (page.Revisions.Length, page.Before).ShouldBe((0, null));
    }

    [Fact]
    public async Task Publish_ManyTimes_WritesTheLogSeldom()
    {
        await _sut.PublishManyAsync(10 * VersionLog.RecentSize);

        _sut.Pages.Writes.ShouldBe(9);
    }

    [Fact]
    public async Task Publish_WithALimitOfRevisions_ForgetsOlderOnes()
    {
        await _sut.PublishManyAsync(5);
        _sut.Settings = new() { Retention = new(Revisions: 2) };

        await _sut.PublishManyAsync(1);

        _sut.Copies.Kept.ShouldBe([5, 6]);
        (await ReadAllAsync(10)).ShouldBe([6, 5]);
        (await _sut.History.FindAsync(4)).ShouldBeNull();
        var entry = _sut.Copies.Audit[^1];
        (entry.Action, entry.Actor, entry.Detail).ShouldBe((AuditActions.HistoryShortened, "", "revisions 1 to 4"));
    }

    [Fact]
    public async Task Publish_WithALimitOfAge_KeepsTheYoung()
    {
        await _sut.PublishManyAsync(3);
        _sut.Time.Advance(TimeSpan.FromDays(5));
        await _sut.PublishManyAsync(2);
        _sut.Time.Advance(TimeSpan.FromDays(6));
        _sut.Settings = new() { Retention = new(Days: 10) };

        await _sut.PublishManyAsync(1);

        _sut.Copies.Kept.ShouldBe([4, 5, 6]);
    }

    [Fact]
    public async Task Publish_WithBothLimits_KeepsWhatEitherKeeps()
    {
        await _sut.PublishManyAsync(3);
        _sut.Time.Advance(TimeSpan.FromDays(20));
        await _sut.PublishManyAsync(1);
        _sut.Settings = new() { Retention = new(Revisions: 3, Days: 10) };

        await _sut.PublishManyAsync(1);

        _sut.Copies.Kept.ShouldBe([3, 4, 5]);
    }

    [Fact]
    public async Task Publish_WithMuchToForget_ForgetsItOverSeveral()
    {
        await _sut.PublishManyAsync(500);
        _sut.Settings = new() { Retention = new(Revisions: 1) };

        await _sut.PublishManyAsync(1);
        _sut.Copies.Kept.Min().ShouldBe(201);
        _sut.Pages.Pages.Keys.ShouldBe([1, 2]);
        await _sut.PublishManyAsync(2);

        _sut.Copies.Kept.ShouldBe([503]);
        _sut.Pages.Pages.Keys.ShouldBe([2]);
        (await ReadAllAsync(10)).ShouldBe([503]);
    }

    [Fact]
    public async Task Read_AfterDeletingAndCreatingAgain_GoesOn()
    {
        await _sut.PublishManyAsync(2);
        Value(await _sut.DeleteAsync());
        Value(await _sut.CreateAsync());

        (await ReadAllAsync(10)).ShouldBe([2, 1]);
        Value(await _sut.RestoreAsync(2, _sut.Store.Draft!.Number)).Number.ShouldBe(3);
    }

    [Fact]
    public async Task Find_PublishedThatCannotBeDispatchedYet_IsThere()
    {
        await _sut.CreateAsync();
        _sut.Copies.IsAway = true;
        await Should.ThrowAsync<IOException>(() => _sut.PublishAsync(1));

        (await _sut.History.FindAsync(1)).ShouldNotBeNull().Definition.Template.ShouldBe("Hello");
        (await _sut.History.FindAsync(2)).ShouldBeNull();
    }

    async Task<List<int>> ReadAllAsync(int limit)
    {
        var all = new List<int>();
        int? before = null;
        do
        {
            var page = await _sut.History.ReadAsync(before, limit);
            page.Revisions.Length.ShouldBeLessThanOrEqualTo(limit);
            all.AddRange(page.Revisions.Select(header => header.Number));
            before = page.Before;
        }
        while (before is not null);
        return all;
    }
}
