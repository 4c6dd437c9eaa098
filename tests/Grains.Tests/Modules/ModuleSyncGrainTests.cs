using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Silo.Hosts.Connect;

namespace UserMacro.Grains.Tests.Modules;

public sealed class ModuleSyncGrainTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    string BaseUrl => $"https://{_tenant}.example/wiki";

    [Fact]
    public async Task Request_AfterPublishAndDelete_FollowsTheCatalogue()
    {
        await InstallAsync();
        var macro = cluster.Macro(_tenant, "badge");
        await macro.Create(Definitions.Create("Hello"), "u1");
        await macro.Publish(1, "", "u1");

        (await WaitAsync(status => status.UpToDate && status.Registered is ["badge"])).Slots.ShouldBe(100);
        cluster.Sites[BaseUrl].Modules.Keys.ShouldBe(["badge"]);

        await macro.Delete(null, "u1");

        await WaitAsync(status => status is { UpToDate: true, Registered: [] });
        cluster.Sites[BaseUrl].Modules.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_MacroPublishedBeforeTheInstallation_IsRegisteredByIt()
    {
        var macro = cluster.Macro(_tenant, "badge");
        await macro.Create(Definitions.Create("Hello"), "u1");
        await macro.Publish(1, "", "u1");

        await InstallAsync();

        await WaitAsync(status => status.UpToDate && status.Registered is ["badge"]);
    }

    [Fact]
    public async Task Request_SiteIsAway_TriesAgain()
    {
        var failed = 0;
        cluster.Sites[BaseUrl].IsAway = call => call == "GET" && failed++ == 0;
        await InstallAsync();

        await WaitAsync(status => status is { UpToDate: true, LastError: null });

        failed.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task SaveSettings_HiddenChanged_IsTakenOutOfTheMacroBrowser()
    {
        await InstallAsync();
        var macro = cluster.Macro(_tenant, "badge");
        await macro.Create(Definitions.Create("Hello"), "u1");
        await macro.Publish(1, "", "u1");
        await WaitAsync(status => status.UpToDate && status.Registered is ["badge"]);

        var tenant = cluster.Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant));
        var saved = await tenant.SaveSettings(new() { Rules = new() { Hidden = true } }, onVersion: 0, "u1");

        saved.Error.ShouldBeNull();
        await WaitAsync(status => status.UpToDate && cluster.Sites[BaseUrl].Modules.TryGetValue("badge", out var module) && module.Hidden);
    }

    [Fact]
    public async Task Reconcile_SiteHasLostAModule_RegistersItAgain()
    {
        await InstallAsync();
        var macro = cluster.Macro(_tenant, "badge");
        await macro.Create(Definitions.Create("Hello"), "u1");
        await macro.Publish(1, "", "u1");
        await WaitAsync(status => status.UpToDate && status.Registered is ["badge"]);
        await cluster.Sites[BaseUrl].RemoveAsync(["badge"], TestContext.Current.CancellationToken);

        await Sync().Reconcile();

        await WaitAsync(status => status.UpToDate && cluster.Sites[BaseUrl].Modules.ContainsKey("badge"));
    }

    [Fact]
    public async Task Choose_GenericAndBack_TakesTheNameOffAndPutsItOn()
    {
        await InstallAsync();
        var macro = cluster.Macro(_tenant, "badge");
        await macro.Create(Definitions.Create("Hello"), "u1");
        await macro.Publish(1, "", "u1");
        await WaitAsync(status => status.UpToDate && status.Registered is ["badge"]);

        await Sync().Choose("badge", ownName: false);
        await WaitAsync(status => status is { UpToDate: true, Generic: ["badge"], Registered: [] });
        cluster.Sites[BaseUrl].Modules.ShouldBeEmpty();

        await Sync().Choose("badge", ownName: true);
        await WaitAsync(status => status is { UpToDate: true, Generic: [], Registered: ["badge"] });
    }

    [Fact]
    public async Task ReceiveReminder_ComparedToday_ComparesNothing()
    {
        await InstallAsync();
        var first = await WaitAsync(status => status is { UpToDate: true, ReconciledAt: not null });
        first.NextTry.ShouldBeNull();

        await TickAsync();

        (await Sync().Status()).ReconciledAt.ShouldBe(first.ReconciledAt);
    }

    [Fact]
    public async Task Uninstall_Installed_EndsTheReminder()
    {
        await InstallAsync();
        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: not null });
        (await cluster.CountRemindersAsync(Sync())).ShouldBe(1);

        (await Tenant().Uninstall("connect:site", Proof("two"))).Error.ShouldBeNull();

        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: null });
        (await cluster.CountRemindersAsync(Sync())).ShouldBe(0);
    }

    [Fact]
    public async Task Install_AfterTheUninstall_IsRemindedAgain()
    {
        await InstallAsync();
        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: not null });
        (await Tenant().Uninstall("connect:site", Proof("two"))).Error.ShouldBeNull();
        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: null });

        await InstallAsync("three");

        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: not null });
        (await cluster.CountRemindersAsync(Sync())).ShouldBe(1);
    }

    /// <summary>The silo may end between the uninstallation and what follows it.</summary>
    [Fact]
    public async Task ReceiveReminder_NothingInstalledAnyMore_EndsTheReminder()
    {
        await InstallAsync();
        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: not null });
        await Tenant().SetEnabled("connect:site", enabled: false, issuedAt: null);
        (await cluster.CountRemindersAsync(Sync())).ShouldBe(1);

        await TickAsync();

        (await cluster.CountRemindersAsync(Sync())).ShouldBe(0);
        (await Sync().Status()).ReconciledAt.ShouldBeNull();
        await Tenant().SetEnabled("connect:site", enabled: true, issuedAt: null);
        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: not null });
        (await cluster.CountRemindersAsync(Sync())).ShouldBe(1);
    }

    [Fact]
    public async Task ReceiveReminder_OfATenantThatHasNoRecords_EndsTheReminder()
    {
        await cluster.RemindAsync(Sync(), "modules");

        await TickAsync();

        (await cluster.CountRemindersAsync(Sync())).ShouldBe(0);
    }

    /// <summary>Of a build that had another reminder, or of one whose grain was renamed.</summary>
    [Fact]
    public async Task ReceiveReminder_OfANameThatNobodyKnows_EndsIt()
    {
        await InstallAsync();
        await WaitAsync(status => status is { UpToDate: true, ReconciledAt: not null });
        await cluster.RemindAsync(Sync(), "other");

        await TickAsync("other");

        (await cluster.CountRemindersAsync(Sync())).ShouldBe(1);
    }

    // Asked by the host's reminder service, which knows no tenant.
    Task TickAsync(string name = "modules") => Sync().AsReference<IRemindable>().ReceiveReminder(name, default, TestContext.Current.CancellationToken);

    static LifecycleProof Proof(string name) => new(name, DateTimeOffset.UnixEpoch);

    ITenantGrain Tenant()
    {
        TenantScope.Enter(_tenant);
        return cluster.Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant));
    }

    IModuleSyncGrain Sync()
    {
        TenantScope.Enter(_tenant);
        return cluster.Grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(_tenant));
    }

    async Task InstallAsync(string proof = "proof")
    {
        var installed = await Tenant().Install(
            new(new ConnectCredentials("site", "secret").ToHost()) { BaseUrl = BaseUrl }, Proof(proof));
        installed.Error.ShouldBeNull();
    }

    /// <summary>A run is requested one-way, so only what it stores shows that it has ended; the grain knows a moment after the storage.</summary>
    async Task<ModuleSyncStatus> WaitAsync(Func<ModuleSyncStatus, bool> isReached)
    {
        TenantScope.Enter(_tenant);
        var grain = cluster.Grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(_tenant));
        var written = cluster.Storage.WritesOf("modules", GrainKeys.Tenant(_tenant));
        while (true)
        {
            await written.WaitAsync(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            var status = await grain.Status();
            if (isReached(status))
            {
                return status;
            }
        }
    }
}
