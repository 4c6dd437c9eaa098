using Orleans.Core.Internal;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>A head that was put back, or whose row was deleted, is shown to nobody once the catalogue was asked.</summary>
public sealed class MacroIntegrityTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    IMacroGrain Sut => cluster.Macro(_tenant, "badge");

    [Fact]
    public async Task PutBack_HeadBeforeAPublish_IsRefusedNamedAndAudited()
    {
        var older = await PublishTwiceAsync();
        await PutBackAsync(older);

        await UntilRefusedAsync();

        await Should.ThrowAsync<RecordRefusedException>(() => Sut.Published());
        await Should.ThrowAsync<RecordRefusedException>(() => Sut.Read());
        await Should.ThrowAsync<RecordRefusedException>(() => Sut.History(before: null, 10));
        await Should.ThrowAsync<RecordRefusedException>(() => Sut.ReadRevision(1));
        await Should.ThrowAsync<RecordRefusedException>(() => Sut.SaveDraft(Definitions.Create("4"), 2, "u1"));
        var entry = await EntryAsync();
        (entry.Target, entry.Detail).ShouldBe(("macro/badge", "head: an older version was put back"));
        (await cluster.Grains.ListMacrosAsync(_tenant)).Single().Published.ShouldBe(2);
    }

    [Fact]
    public async Task PutBack_HeadBeforeADeletion_DoesNotBringTheMacroBack()
    {
        var older = await PublishTwiceAsync();
        (await Sut.Delete(null, "u1")).Error.ShouldBeNull();
        await PutBackAsync(older);

        await UntilRefusedAsync();
    }

    [Fact]
    public async Task Deleted_RowOfTheHead_IsRefusedAsMissing()
    {
        await PublishTwiceAsync();
        var state = await HeadAsync();
        await DeactivateAsync();
        await cluster.Storage.ClearStateAsync("head", Sut.GetGrainId(), state);

        await UntilRefusedAsync();

        (await EntryAsync()).Detail.ShouldBe("head: deleted outside of the service");
    }

    [Fact]
    public async Task AcceptStored_AfterARestore_ServesIt()
    {
        var older = await PublishTwiceAsync();
        await PutBackAsync(older);
        await UntilRefusedAsync();

        await Sut.AcceptStored();

        (await cluster.Grains.ListMacrosAsync(_tenant)).Single().Published.ShouldBe(1);
        (await Sut.Published()).ShouldNotBeNull();
        (await Sut.Publish(2, "", "u1")).Value!.Number.ShouldBe(2);
        await DeactivateAsync();
        (await Sut.Read()).Error.ShouldBeNull();
    }

    [Fact]
    public async Task ReadRevision_WhoseRowIsGone_IsRefusedAndNotSaidNeverToHaveBeen()
    {
        await PublishTwiceAsync();
        var id = cluster.Grains.GetGrain<IMacroRevisionGrain>(GrainKeys.Revision(_tenant, MacroKey.Parse("badge"), 1)).GetGrainId();
        var row = new GrainState<StoredRevision>(new());
        await cluster.Storage.ReadStateAsync("revision", id, row);
        row.RecordExists.ShouldBeTrue();
        await cluster.Grains.GetGrain<IMacroRevisionGrain>(GrainKeys.Revision(_tenant, MacroKey.Parse("badge"), 1)).Cast<IGrainManagementExtension>()
            .DeactivateOnIdle(Cancellation);
        await cluster.Storage.ClearStateAsync("revision", id, row);

        await Should.ThrowAsync<RecordRefusedException>(() => Sut.ReadRevision(1));

        (await Sut.ReadRevision(9)).Error.ShouldNotBeNull();
    }

    async Task<MacroHead> PublishTwiceAsync()
    {
        (await Sut.Create(Definitions.Create("1"), "u1")).Error.ShouldBeNull();
        (await Sut.Publish(1, "", "u1")).Error.ShouldBeNull();
        await DeactivateAsync();
        (await Sut.Read()).Error.ShouldBeNull();
        var older = (await HeadAsync()).State!;
        (await Sut.SaveDraft(Definitions.Create("2"), 1, "u1")).Error.ShouldBeNull();
        (await Sut.Publish(2, "", "u1")).Error.ShouldBeNull();
        return older with { Outbox = null };
    }

    async Task PutBackAsync(MacroHead older)
    {
        await DeactivateAsync();
        var state = await HeadAsync();
        state.State = older;
        await cluster.Storage.WriteStateAsync("head", Sut.GetGrainId(), state);
    }

    async Task<GrainState<MacroHead>> HeadAsync()
    {
        var state = new GrainState<MacroHead>(new());
        await cluster.Storage.ReadStateAsync("head", Sut.GetGrainId(), state);
        return state;
    }

    Task DeactivateAsync() => Sut.Cast<IGrainManagementExtension>().DeactivateOnIdle(Cancellation).AsTask();

    /// <summary>The first calls may be answered: the catalogue is asked beside them.</summary>
    async Task UntilRefusedAsync()
    {
        while (true)
        {
            Cancellation.ThrowIfCancellationRequested();
            try
            {
                await Sut.Published();
            }
            catch (RecordRefusedException)
            {
                return;
            }
        }
    }

    async Task<AuditEntry> EntryAsync()
    {
        while (true)
        {
            Cancellation.ThrowIfCancellationRequested();
            var slice = await cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(_tenant)).Read(new() { Action = AuditActions.RecordRefused });
            if (slice is { Entries: [var entry, ..] })
            {
                return entry;
            }
        }
    }
}
