using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Tenancy;

public sealed class TenantFilterTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    IAccountsGrain Accounts => cluster.Grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(_tenant));

    [Fact]
    public async Task Call_OwnTenant_GoesThrough()
    {
        TenantScope.Enter(_tenant);

        (await Accounts.HandleOf("account")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Call_ForeignTenant_IsRefused()
    {
        TenantScope.Enter(GrainCluster.NewTenant());

        await Should.ThrowAsync<TenantRefusedException>(Accounts.HandleOf("account"));
    }

    [Fact]
    public async Task Call_NoTenant_IsRefused()
    {
        RequestContext.Clear();

        await Should.ThrowAsync<TenantRefusedException>(Accounts.AccountsOf([]));
    }

    [Fact]
    public async Task Call_KeyUnderNoTenant_IsRefused()
    {
        TenantScope.Enter(_tenant);

        await Should.ThrowAsync<TenantRefusedException>(cluster.Grains.GetGrain<IMacroCatalogGrain>("somebody/1").List());
    }

    [Fact]
    public async Task Call_DirectoryWithoutTenant_GoesThrough()
    {
        RequestContext.Clear();

        (await cluster.Grains.GetGrain<ITenantDirectoryGrain>("connect:filter").Find()).ShouldBeNull();
    }
}
