using Orleans.Core.Internal;
using UserMacro.Grains.Catalog;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>Macros that a build deleted which kept their history for ever: nothing says when.</summary>
public sealed class EarlierTombstoneTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    IMacroGrain Macro => cluster.Macro(_tenant, "badge");

    IMacroCatalogGrain Shard => cluster.Grains.GetGrain<IMacroCatalogGrain>(GrainKeys.Catalog(_tenant, MacroKey.Parse("badge")));

    [Fact]
    public async Task Shard_FirstUsedInThisBuild_HasTheHistoryForgottenThirtyDaysLater()
    {
        TenantScope.Enter(_tenant);
        await DeleteAsAnEarlierBuildAsync();

        await Shard.Count();

        await UntilAsync(async () => await cluster.CountRemindersAsync(Macro) == 1 && (await ShardAsync()).State!.DeletionsDated);
        await RemindAsync();
        (await RevisionAsync()).RecordExists.ShouldBeTrue("it is kept for 30 days");
        await ChangeHeadAsync(head => head with { DeletedAt = head.DeletedAt - MacroEditor.DeletedKept });
        await RemindAsync();
        (await RevisionAsync()).RecordExists.ShouldBeFalse();
        (await cluster.CountRemindersAsync(Macro)).ShouldBe(0);
        var again = (await Macro.Create(Definitions.Create("again"), "u1")).Value!;
        (await Macro.Publish(again.Draft.Number, "", "u1")).Value!.Number.ShouldBe(3, "numbers never start again");
    }

    async Task DeleteAsAnEarlierBuildAsync()
    {
        (await Macro.Create(Definitions.Create("1"), "u1")).Error.ShouldBeNull();
        (await Macro.Publish(1, "", "u1")).Error.ShouldBeNull();
        (await Macro.SaveDraft(Definitions.Create("2"), 1, "u1")).Error.ShouldBeNull();
        (await Macro.Publish(2, "", "u1")).Error.ShouldBeNull();
        (await Macro.Delete(null, "u1")).Error.ShouldBeNull();
        await UntilAsync(async () => (await HeadAsync()).State!.Outbox is null);
        await ChangeHeadAsync(head => head with { DeletedAt = null, DeletedDraft = null });
        await ChangeShardAsync(shard => shard with { RemovedAt = shard.RemovedAt.Clear() });
        await cluster.ForgetRemindersAsync(Macro);
    }

    Task RemindAsync() => Macro.AsReference<IRemindable>().ReceiveReminder("forget", default);

    Task<GrainState<MacroHead>> HeadAsync() => ReadAsync<MacroHead>("head", Macro.GetGrainId());

    Task<GrainState<CatalogShard>> ShardAsync() => ReadAsync<CatalogShard>("shard", Shard.GetGrainId());

    Task<GrainState<StoredRevision>> RevisionAsync() =>
        ReadAsync<StoredRevision>(
            "revision", cluster.Grains.GetGrain<IMacroRevisionGrain>(GrainKeys.Revision(_tenant, MacroKey.Parse("badge"), 1)).GetGrainId());

    async Task ChangeHeadAsync(Func<MacroHead, MacroHead> change)
    {
        await Macro.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        var head = await HeadAsync();
        head.State = change(head.State!);
        await cluster.Storage.WriteStateAsync("head", Macro.GetGrainId(), head);
    }

    async Task ChangeShardAsync(Func<CatalogShard, CatalogShard> change)
    {
        await Shard.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        var shard = await ShardAsync();
        shard.State = change(shard.State!);
        await cluster.Storage.WriteStateAsync("shard", Shard.GetGrainId(), shard);
    }

    async Task<GrainState<T>> ReadAsync<T>(string name, GrainId grain)
        where T : class, new()
    {
        var state = new GrainState<T>(new());
        await cluster.Storage.ReadStateAsync(name, grain, state);
        return state;
    }

    static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
