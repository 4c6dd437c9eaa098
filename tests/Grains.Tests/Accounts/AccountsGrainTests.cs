using UserMacro.Grains.Accounts;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Accounts;

public sealed class AccountsGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task HandleOf_SameAccount_IsTheSameHandle()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        var accounts = cluster.Grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));

        (await accounts.HandleOf("557058:a")).ShouldBe("u1");
        (await accounts.HandleOf("557058:b")).ShouldBe("u2");
        (await accounts.HandleOf("557058:a")).ShouldBe("u1");

        var found = await accounts.AccountsOf(["u2", "u9"]);
        found.ShouldHaveSingleItem().ShouldBe(new("u2", "557058:b"));
    }

    [Fact]
    public async Task HandleOfStranger_ManyStrangers_GetNoHandlesAfterTheLimit()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        var accounts = cluster.Grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));
        for (var number = 0; number < AccountCollection.MaxStrangers; number++)
        {
            (await accounts.HandleOfStranger($"stranger-{number}")).ShouldNotBeNull();
        }

        (await accounts.HandleOfStranger("one-too-many")).ShouldBeNull();

        (await accounts.HandleOfStranger("stranger-0")).ShouldBe("u1");
        (await accounts.Find("one-too-many")).ShouldBeNull();
        (await accounts.HandleOf("one-too-many")).ShouldBe("u1001");
        (await accounts.HandleOfStranger("one-too-many")).ShouldBe("u1001");
    }

    [Fact]
    public async Task HandlesOf_SomeKnown_MakesTheOthers()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        var accounts = cluster.Grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));
        await accounts.HandleOf("557058:a");

        var handles = await accounts.HandlesOf(["557058:b", "557058:a", "557058:b"]);

        handles.ShouldBe(new Dictionary<string, string> { ["557058:a"] = "u1", ["557058:b"] = "u2" }, ignoreOrder: true);
        (await accounts.AccountsOf(["u1", "u2", "u3"])).Count.ShouldBe(2);
    }
}
