using UserMacro.Grains.Catalog;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Tests.Catalog;

public sealed class CatalogShardTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ListRemoved_ForAMonth_KnowsWhatWasTakenOffAndIsNotBack()
    {
        var shard = new CatalogShard().Put(Summary(3)).Remove("badge", 4, Now);

        shard.ListRemoved(Now.AddDays(30)).ShouldBe(["badge"]);
        shard.ListRemoved(Now.AddDays(31)).ShouldBeEmpty();
        shard.Put(Summary(5)).ListRemoved(Now).ShouldBeEmpty();
    }

    [Fact]
    public void ListUndated_TakenOffByAnEarlierBuild_UntilToldToNoteATime()
    {
        var shard = new CatalogShard().Put(Summary(3)).Remove("badge", 4, Now);
        shard.ListUndated().ShouldBeEmpty();

        var earlier = shard with { RemovedAt = shard.RemovedAt.Clear() };

        earlier.ListUndated().ShouldBe(["badge"]);
        (earlier with { DeletionsDated = true }).ListUndated().ShouldBeEmpty();
    }

    [Fact]
    public void Put_NewerVersion_Replaces() => new CatalogShard().Put(Summary(1)).Put(Summary(3)).Macros["badge"].Version.ShouldBe(3);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Put_NoNewerVersion_IsTheSameShard(long version)
    {
        var shard = new CatalogShard().Put(Summary(3));

        shard.Put(Summary(version)).ShouldBeSameAs(shard);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Remove_SameOrNewerVersion_Removes(long version) => new CatalogShard().Put(Summary(3)).Remove("badge", version, Now).Macros.ShouldBeEmpty();

    [Fact]
    public void Remove_OlderVersion_IsTheSameShard()
    {
        var shard = new CatalogShard().Put(Summary(3));

        shard.Remove("badge", 2, Now).ShouldBeSameAs(shard);
    }

    [Fact]
    public void Remove_Again_IsTheSameShard()
    {
        var shard = new CatalogShard().Put(Summary(3)).Remove("badge", 4, Now);

        shard.Remove("badge", 4, Now).ShouldBeSameAs(shard);
    }

    [Fact]
    public void Put_LateAfterRemoval_DoesNotBringItBack()
    {
        var shard = new CatalogShard().Put(Summary(3)).Remove("badge", 4, Now);

        shard.Put(Summary(4)).Macros.ShouldBeEmpty();
        shard.Put(Summary(5)).Macros.ShouldHaveSingleItem();
    }

    static MacroSummary Summary(long version) => new("badge", version, MacroState.Draft, "Badge", "", 0, true, "u1", DateTimeOffset.UnixEpoch, null);
}
