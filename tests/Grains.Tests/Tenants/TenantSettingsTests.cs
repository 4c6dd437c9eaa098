using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Silo.Hosts.Connect;

namespace UserMacro.Grains.Tests.Tenants;

public sealed class TenantSettingsTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    ITenantGrain Tenant => cluster.Grains.GetGrain<ITenantGrain>(Key);

    string Key => GrainKeys.Tenant(_tenant);

    [Fact]
    public async Task SaveSettings_Change_IsReadBackAndAudited()
    {
        TenantScope.Enter(_tenant);

        var saved = await Tenant.SaveSettings(new() { Approval = true, Rules = new() { Spaces = ["DS"] } }, onVersion: 0, "u1");

        saved.Value.ShouldNotBeNull().Version.ShouldBe(1);
        var read = await Tenant.Settings();
        (read.Version, read.Approval, read.Rules.Spaces[0]).ShouldBe((1, true, "DS"));
        (await AuditAsync()).ShouldBe(["settings/1"]);
    }

    [Fact]
    public async Task SaveSettings_Stale_ChangesNothing()
    {
        TenantScope.Enter(_tenant);
        await Tenant.SaveSettings(new() { Approval = true }, onVersion: 0, "u1");

        var stale = await Tenant.SaveSettings(new() { Approval = false }, onVersion: 0, "u2");

        stale.Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(1);
        (await Tenant.Settings()).Approval.ShouldBeTrue();
        (await AuditAsync()).ShouldBe(["settings/1"]);
    }

    [Fact]
    public async Task SaveSettings_AuditIsAway_StandsAndStaysPending()
    {
        TenantScope.Enter(_tenant);
        cluster.Storage.FailNextWrite("index", Key, isDone: false);

        var saved = await Tenant.SaveSettings(new() { Approval = true }, onVersion: 0, "u1");

        saved.Value.ShouldNotBeNull().Version.ShouldBe(1);
        (await AuditAsync()).ShouldBeEmpty();
        (await Tenant.SaveSettings(new() { Approval = false }, onVersion: 1, "u1")).Error.ShouldBeNull();
        (await AuditAsync()).ShouldBe(["settings/2", "settings/1"]);
    }

    [Fact]
    public async Task SaveSettings_OutcomeUnknown_IsUnavailableAndThenTrue()
    {
        TenantScope.Enter(_tenant);
        await Tenant.Settings();
        cluster.Storage.FailNextWrite("tenant", Key, isDone: true);

        var saved = await Tenant.SaveSettings(new() { Approval = true }, onVersion: 0, "u1");

        saved.Error.ShouldBeOfType<UnavailableError>();
        (await Tenant.Settings()).Version.ShouldBe(1);
        // The next activation enters what is pending; the write that notes it is done is the second of the record.
        (await cluster.Storage.WritesOf("tenant", Key).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await AuditAsync()).ShouldBe(["settings/1"]);
    }

    [Fact]
    public async Task SaveSettings_Rules_ReachTheAccess()
    {
        TenantScope.Enter(_tenant);
        await Tenant.Install(
            new(new ConnectCredentials("site", "secret").ToHost()) { BaseUrl = "https://tenant-settings.example/wiki" },
                new("proof", DateTimeOffset.UnixEpoch));

        await Tenant.SaveSettings(new() { Rules = new() { Spaces = ["DS"] } }, onVersion: 0, "u1");

        (await Tenant.Access("connect:site")).ShouldNotBeNull().Rules.Spaces.ShouldBe(["DS"]);
    }

    async Task<IEnumerable<string>> AuditAsync() =>
        (await cluster.Grains.GetGrain<IAuditGrain>(Key).Read(new() { Limit = 10 })).ShouldNotBeNull().Entries.Select(entry => entry.Id);
}
