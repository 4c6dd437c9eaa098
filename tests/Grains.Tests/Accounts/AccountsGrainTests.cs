using Orleans.Core.Internal;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Accounts;

public sealed class AccountsGrainTests
{
    readonly TenantId _tenant = GrainCluster.NewTenant();
    readonly IAccountsGrain _accounts;
    readonly GrainCluster _cluster;

    public AccountsGrainTests(GrainCluster cluster)
    {
        _cluster = cluster;
        TenantScope.Enter(_tenant);
        _accounts = cluster.Grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(_tenant));
    }

    [Fact]
    public async Task HandleOf_SameAccount_IsTheSameHandle()
    {
        var first = await _accounts.HandleOf("557058:a");
        var second = await _accounts.HandleOf("557058:b");

        second.ShouldNotBe(first);
        (await _accounts.HandleOf("557058:a")).ShouldBe(first);
        var found = await _accounts.AccountsOf([second, "u9"]);
        found.ShouldHaveSingleItem().ShouldBe(new(second, "557058:b"));
    }

    [Fact]
    public async Task HandleOfStranger_WhoNeverChangedAnything_IsNotStored()
    {
        (await _accounts.HandleOfStranger("557058:stranger")).ShouldBeNull();
        var handle = await _accounts.HandleOf("557058:a");

        (await _accounts.HandleOfStranger("557058:a")).ShouldBe(handle);
        (await _accounts.List()).ShouldHaveSingleItem().AccountId.ShouldBe("557058:a");
    }

    [Fact]
    public async Task HandlesOf_SomeKnown_MakesTheOthers()
    {
        var known = await _accounts.HandleOf("557058:a");

        var handles = await _accounts.HandlesOf(["557058:b", "557058:a", "557058:b"]);

        handles.Keys.Order().ShouldBe(["557058:a", "557058:b"]);
        handles["557058:a"].ShouldBe(known);
        (await _accounts.AccountsOf([.. handles.Values, "u3"])).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Forget_Account_IsAFormerUserAndItsHandleNobodyElses()
    {
        var handles = await _accounts.HandlesOf(["557058:a", "557058:b"]);

        (await _accounts.Forget("557058:a")).ShouldBe(handles["557058:a"]);

        (await _accounts.Find("557058:a")).ShouldBeNull();
        (await _accounts.FindStored("557058:a")).ShouldBeNull();
        (await _accounts.AccountsOf([.. handles.Values])).Keys.ShouldBe([handles["557058:b"]]);
        (await _accounts.Forget("557058:a")).ShouldBeNull();
        (await _accounts.HandleOf("557058:a")).ShouldNotBe(handles["557058:a"], "whoever comes back is not linked to what they did before");
    }

    [Fact]
    public async Task FindStored_Account_SaysSinceWhen()
    {
        var handle = await _accounts.HandleOf("557058:a");

        var stored = (await _accounts.FindStored("557058:a")).ShouldNotBeNull();

        (stored.Handle, stored.AccountId, stored.ReportedAt).ShouldBe((handle, "557058:a", null));
        stored.StoredAt.ShouldNotBeNull();
        (await _accounts.List()).ShouldBe([stored]);
    }

    [Fact]
    public async Task HandleOf_FirstAccount_HasTheTenantReminded()
    {
        var reporting = _cluster.Grains.GetGrain<IPersonalDataGrain>(GrainKeys.Tenant(_tenant));
        (await _cluster.CountRemindersAsync(reporting)).ShouldBe(0);

        await _accounts.HandleOf("557058:a");

        while (await _cluster.CountRemindersAsync(reporting) == 0)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Reserve_NewAccount_IsStoredByKeepOnly()
    {
        var reservation = await _accounts.Reserve(["557058:a"]);
        (await _accounts.Reserve(["557058:a"])).Handles["557058:a"].ShouldBe(reservation.Handles["557058:a"]);
        (await _accounts.Find("557058:a")).ShouldBeNull();

        (await _accounts.Keep(reservation.New)).ShouldBeTrue();
        (await _accounts.Keep(reservation.New)).ShouldBeTrue();

        (await _accounts.Find("557058:a")).ShouldBe(reservation.Handles["557058:a"]);
        (await _accounts.Reserve(["557058:a"])).New.ShouldBeEmpty();
    }

    /// <summary>Nobody is shown as the author of what somebody else did, in whatever order reservations are used.</summary>
    [Fact]
    public async Task Reserve_BesideOthers_GivesEachAHandleOfHisOwn()
    {
        var first = await _accounts.Reserve(["557058:a"]);
        var handle = await _accounts.HandleOf("557058:b");

        (await _accounts.Keep(first.New)).ShouldBeTrue();

        first.Handles["557058:a"].ShouldNotBe(handle);
        (await _accounts.AccountsOf([first.Handles["557058:a"], handle])).ShouldBe(
            new Dictionary<string, string> { [first.Handles["557058:a"]] = "557058:a", [handle] = "557058:b" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Keep_ReservedByAnActivationThatIsGone_IsRefused()
    {
        var reservation = await _accounts.Reserve(["557058:a"]);
        await _accounts.AsReference<IGrainManagementExtension>().DeactivateOnIdle(TestContext.Current.CancellationToken);

        (await _accounts.Keep(reservation.New)).ShouldBeFalse();

        (await _accounts.Find("557058:a")).ShouldBeNull();
    }
}
