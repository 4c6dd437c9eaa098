using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Audit;

public sealed class AuditGrainTests(GrainCluster cluster)
{
    static readonly DateTimeOffset Once = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task Append_Lines_AreReadNewestFirst()
    {
        var audit = LogOf(GrainCluster.NewTenant());
        for (var number = 0; number < AuditPage.Capacity + 1; number++)
        {
            await audit.Append(Entry($"e{number}"));
        }

        var part = (await audit.Read(new() { Limit = 2 })).ShouldNotBeNull();

        part.Entries.Select(entry => entry.Id).ShouldBe([$"e{AuditPage.Capacity}", $"e{AuditPage.Capacity - 1}"]);
        part.Entries[0].ShouldBe(Entry($"e{AuditPage.Capacity}"));
    }

    [Theory]
    [InlineData("index", true)]
    [InlineData("index", false)]
    [InlineData("page", true)]
    [InlineData("page", false)]
    public async Task Append_WriteOfUnknownOutcomeRepeated_IsEnteredOnce(string state, bool done)
    {
        var tenant = GrainCluster.NewTenant();
        var audit = LogOf(tenant);
        cluster.Storage.FailNextWrite(state, state == "index" ? GrainKeys.Tenant(tenant) : GrainKeys.AuditPage(tenant, "2026-01", 0), done);
        await Should.ThrowAsync<Exception>(() => audit.Append(Entry("x")));

        await audit.Append(Entry("x"));
        await audit.Append(Entry("x"));

        (await audit.Read(new())).ShouldNotBeNull().Entries.ShouldHaveSingleItem().Id.ShouldBe("x");
    }

    [Fact]
    public async Task Append_OfAnotherTenant_IsRefused()
    {
        var audit = LogOf(GrainCluster.NewTenant());
        TenantScope.Enter(GrainCluster.NewTenant());

        await Should.ThrowAsync<TenantRefusedException>(() => audit.Append(Entry("x")));
    }

    static AuditEntry Entry(string id) => new(id, Once, "u1", AuditActions.MacroPublished, "badge", AuditOutcome.Done, "revision 2");

    IAuditGrain LogOf(TenantId tenant)
    {
        TenantScope.Enter(tenant);
        return cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant));
    }
}
