using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Tenants;

public sealed class TenantDirectoryGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task Find_UnknownIdentity_IsNull() => (await Directory("connect:unknown").Find()).ShouldBeNull();

    [Fact]
    public async Task FindOrAssign_ManyAtOnce_GiveOneTenant()
    {
        var tenants = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Directory("connect:many").FindOrAssign()));

        tenants.Distinct().Count().ShouldBe(1);
        (await Directory("connect:many").Find()).ShouldBe(tenants[0]);
    }

    [Fact]
    public async Task FindOrAssign_OtherIdentity_GivesAnotherTenant() =>
        (await Directory("connect:one").FindOrAssign()).ShouldNotBe(await Directory("connect:two").FindOrAssign());

    ITenantDirectoryGrain Directory(string identity) => cluster.Grains.GetGrain<ITenantDirectoryGrain>(identity);
}
