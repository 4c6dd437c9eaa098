using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>What a macro answers to the outbox of the system, which asks whether an announced change is stored and dispatched.</summary>
public sealed class MacroSettleTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    IMacroGrain Macro => cluster.Macro(_tenant, "badge");

    IOutboxSource Sut => Macro.AsReference<IOutboxSource>();

    [Fact]
    public async Task Settle_StoredChange_IsSettledAndALaterOneIsNotStored()
    {
        (await Macro.Create(Definitions.Create("Hello"), "u1")).Error.ShouldBeNull();
        var number = await NumberAsync();

        (await Sut.Settle(number)).ShouldBe(OutboxOutcome.Settled);
        (await Sut.Settle(number + 1)).ShouldBe(OutboxOutcome.NotStored);
    }

    /// <summary>Another activation stored the change: this one gives way to one that knows it, before the outbox gives the change up.</summary>
    [Fact]
    public async Task Settle_ChangeStoredByAnotherActivation_IsDispatchedWhenAskedAgain()
    {
        (await Macro.Create(Definitions.Create("Hello"), "u1")).Error.ShouldBeNull();
        var number = await NumberAsync();
        (await Sut.Settle(number)).ShouldBe(OutboxOutcome.Settled);
        var head = new GrainState<MacroHead>(new());
        await cluster.Storage.ReadStateAsync("head", Macro.GetGrainId(), head);
        var listing = (await cluster.Grains.ListMacrosAsync(_tenant)).Single() with { Version = number + 1 };
        head.State = head.State! with { Version = head.State.Version + 1, Outbox = new() { Listing = listing } };
        await cluster.Storage.WriteStateAsync("head", Macro.GetGrainId(), head);

        (await Sut.Settle(number + 1)).ShouldBe(OutboxOutcome.NotStored);
        (await Sut.Settle(number + 1)).ShouldBe(OutboxOutcome.Settled);

        await cluster.Storage.ReadStateAsync("head", Macro.GetGrainId(), head);
        head.State!.Outbox.ShouldBeNull();
        (await NumberAsync()).ShouldBe(number + 1);
    }

    async Task<long> NumberAsync() => (await cluster.Grains.ListMacrosAsync(_tenant)).Single().Version;
}
