using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Silo.Hosts.Connect;

namespace UserMacro.Grains.Tests.Tenants;

public sealed class TenantGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task Install_ReplayedProof_ChangesNothing()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        var grain = cluster.Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant));
        var proof = new LifecycleProof("proof", DateTimeOffset.MaxValue.AddYears(-1));
        (await grain.Install(Installed("secret-1"), proof)).Value.ShouldBeTrue();

        (await grain.Install(Installed("secret-2"), proof)).Error.ShouldBeOfType<ConflictError>();

        (await grain.Access("connect:site")).ShouldNotBeNull().Credentials.Content.ShouldBe("secret-1");
        (await grain.CurrentAccess()).ShouldNotBeNull().TicketKey.Length.ShouldBe(32);
    }

    [Fact]
    public async Task Uninstall_Installed_EndsAccess()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        var grain = cluster.Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant));
        await grain.Install(Installed("secret-1"), new("one", DateTimeOffset.UnixEpoch));

        (await grain.Uninstall("connect:site", new("two", DateTimeOffset.UnixEpoch))).Value.ShouldBeTrue();
        await grain.SetEnabled("connect:site", enabled: true, issuedAt: null);

        (await grain.Access("connect:site")).ShouldNotBeNull().State.ShouldBe(InstallationState.Uninstalled);
        (await grain.CurrentAccess()).ShouldBeNull();
    }

    static Installation Installed(string secret) =>
        new(new ConnectCredentials("site", secret).ToHost()) { BaseUrl = "https://tenant-grain.example/wiki" };
}
