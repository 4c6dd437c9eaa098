using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Tenants;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Silo.Hosts.Connect;

namespace UserMacro.Grains.Tests.Tenants;

/// <summary>A site on which the app is installed by two kinds of host, and one whose kind this build does not know.</summary>
public sealed class TwoHostsTests(GrainCluster cluster)
{
    const string First = "connect:site";
    const string Second = "second:site";
    const string Unknown = "unknown:site";

    readonly TenantId _tenant = GrainCluster.NewTenant();
    int _proofs;

    string BaseUrl => $"https://{_tenant}.example/wiki";

    ITenantGrain Tenant => Of<ITenantGrain>();

    IModuleSyncGrain Sync => Of<IModuleSyncGrain>();

    [Fact]
    public async Task Uninstall_OfOneKind_LeavesTheOther()
    {
        await InstallAsync(First, "secret-1");
        await InstallAsync(Second, "proof-1");
        var first = await AccessAsync(First);

        (await Tenant.Uninstall(Second, Proof())).Error.ShouldBeNull();

        (await AccessAsync(Second)).State.ShouldBe(InstallationState.Uninstalled);
        var left = await AccessAsync(First);
        (left.State, left.Credentials).ShouldBe((InstallationState.Enabled, first.Credentials));
        left.TicketKey.ShouldBe(first.TicketKey);
        (await Tenant.CurrentAccess()).ShouldNotBeNull().Credentials.ShouldBe(first.Credentials);
    }

    [Fact]
    public async Task Install_NewCredentialsOfOneKind_LeaveThoseOfTheOther()
    {
        await InstallAsync(First, "secret-1");
        await InstallAsync(Second, "proof-1");

        await InstallAsync(First, "secret-2");
        await Tenant.SetEnabled(First, enabled: false, issuedAt: null);

        var first = await AccessAsync(First);
        (first.State, first.Credentials.Content, first.Credentials.PreviousContent).ShouldBe((InstallationState.Disabled, "secret-2", "secret-1"));
        var second = await AccessAsync(Second);
        (second.State, second.Credentials).ShouldBe((InstallationState.Enabled, new("second", "site", "proof-1")));
    }

    [Fact]
    public async Task Modules_TwoKinds_AreTheNewestEnabledInstallations()
    {
        var macro = cluster.Macro(_tenant, "badge");
        await macro.Create(Definitions.Create("Hello"), "u1");
        await macro.Publish(1, "", "u1");
        await InstallAsync(First, "secret-1");
        (await WaitAsync(status => status is { UpToDate: true, Registered: ["badge"] })).Slots.ShouldBe(100);
        cluster.SecondHost.OfferedOn(BaseUrl).ShouldBeEmpty();

        await InstallAsync(Second, "proof-1");

        (await WaitAsync(status => status.UpToDate && cluster.SecondHost.OfferedOn(BaseUrl) is ["badge"])).Slots.ShouldBe(7);
        cluster.Sites[BaseUrl].Modules.Keys.ShouldBe(["badge"]);

        (await Tenant.Uninstall(Second, Proof())).Error.ShouldBeNull();

        (await WaitAsync(status => status.UpToDate)).Slots.ShouldBe(100);
    }

    [Fact]
    public async Task Install_KindThatTheSiloDoesNotKnow_IsRefusedAndNothingIsLost()
    {
        await InstallAsync(First, "secret-1");

        var refused = await Tenant.Install(Installed(Unknown, "x"), Proof());

        refused.Error.ShouldBeOfType<UnavailableError>().Message.ShouldContain("'unknown'");
        (await Tenant.Access(Unknown)).ShouldBeNull();
        (await Tenant.CurrentAccess()).ShouldNotBeNull().Kind.ShouldBe("connect");
    }

    /// <summary>After a newer build, which knew the kind, has been taken back.</summary>
    [Fact]
    public async Task Modules_StoredInstallationOfAnUnknownKind_FailWithTheReasonAndNothingIsLost()
    {
        var install = new TenantRecord().Install(Installed(Unknown, "x"), Proof(), DateTimeOffset.UnixEpoch, () => new byte[32]);
        await StoreAsync("tenant", Tenant, install.Value!);
        await StoreAsync("modules", Sync, new ModuleSyncRecord { Registered = ["badge"], Accepted = new ModuleSyncRecord().Accepted.Add("badge", "0a1b") });

        await Sync.Request();

        var status = await WaitAsync(status => status.LastError is not null);
        status.LastError.ShouldNotBeNull().ShouldContain("'unknown'");
        status.Registered.ShouldBe(["badge"]);
        (await AccessAsync(Unknown)).Credentials.ShouldBe(new("unknown", "site", "x"));
    }

    [Fact]
    public void ToString_Credentials_HoldNoSecret()
    {
        var credentials = new HostCredentials("second", "site", "proof-1") { PreviousContent = "proof-0" };
        var connect = new ConnectCredentials("site", "proof-2");

        $"{credentials} {new Installation(credentials) { BaseUrl = BaseUrl }} {connect} {connect.ToHost()}".ShouldNotContain("proof-");
    }

    [Fact]
    public void Of_CredentialsOfAnotherKind_AreRefused() =>
        Should.Throw<ArgumentException>(() => ConnectCredentials.Of(new("second", "site", "proof-1"))).Message.ShouldNotContain("proof-1");

    T Of<T>()
        where T : IGrainWithStringKey
    {
        TenantScope.Enter(_tenant);
        return cluster.Grains.GetGrain<T>(GrainKeys.Tenant(_tenant));
    }

    LifecycleProof Proof() => new($"proof {++_proofs}", DateTimeOffset.MaxValue.AddYears(-1));

    Installation Installed(string identity, string content) =>
        new(new HostCredentials(identity.Split(':')[0], identity.Split(':')[1], content)) { BaseUrl = BaseUrl };

    async Task InstallAsync(string identity, string content) => (await Tenant.Install(Installed(identity, content), Proof())).Error.ShouldBeNull();

    async Task<TenantAccess> AccessAsync(string identity) => (await Tenant.Access(identity)).ShouldNotBeNull();

    Task StoreAsync<T>(string state, IAddressable grain, T record) => cluster.Storage.WriteStateAsync(state, grain.GetGrainId(), new GrainState<T>(record));

    async Task<ModuleSyncStatus> WaitAsync(Func<ModuleSyncStatus, bool> isReached)
    {
        var written = cluster.Storage.WritesOf("modules", GrainKeys.Tenant(_tenant));
        while (true)
        {
            await written.WaitAsync(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            var status = await Sync.Status();
            if (isReached(status))
            {
                return status;
            }
        }
    }
}
