using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tenants;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Tenants;

public sealed class TenantRecordTests
{
    const string Identity = "connect:site";

    static readonly TenantId Tenant = GrainCluster.NewTenant();
    static readonly byte[] TicketKey = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    TenantRecord _sut = new();
    int _proofs;

    [Fact]
    public void Install_First_IsEnabledWithATicketKey()
    {
        Install("secret-1");

        var access = Access();
        access.State.ShouldBe(InstallationState.Enabled);
        access.SharedSecret.ShouldBe("secret-1");
        access.PreviousSecret.ShouldBeNull();
        access.TicketKey.ShouldBe(TicketKey);
        _sut.Installations[Identity].Generation.ShouldBe(1);
    }

    [Fact]
    public void Install_NewSecret_KeepsThePreviousOneFor15Minutes()
    {
        Install("secret-1");
        _now += TimeSpan.FromHours(1);

        Install("secret-2", baseUrl: "https://renamed.atlassian.net/wiki", ticketKey: new byte[32]);

        var access = Access();
        (access.SharedSecret, access.PreviousSecret, access.PreviousSecretUntil).ShouldBe(("secret-2", "secret-1", _now + TimeSpan.FromMinutes(15)));
        access.BaseUrl.ShouldBe("https://renamed.atlassian.net/wiki");
        access.TicketKey.ShouldBe(TicketKey, "the ticket key is made once");
        _sut.Installations[Identity].Generation.ShouldBe(1);
    }

    [Fact]
    public void Install_SameSecretAgain_KeepsThePreviousOne()
    {
        Install("secret-1");
        Install("secret-2");

        Install("secret-2");

        Access().PreviousSecret.ShouldBe("secret-1");
    }

    [Fact]
    public void Install_AfterUninstallation_IsANewGenerationWithoutThePreviousSecret()
    {
        Install("secret-1");
        Install("secret-2");
        Uninstall();

        Install("secret-3");

        var access = Access();
        (access.State, access.SharedSecret, access.PreviousSecret).ShouldBe((InstallationState.Enabled, "secret-3", null));
        _sut.Installations[Identity].Generation.ShouldBe(2);
    }

    [Fact]
    public void Install_UsedProof_IsAConflict()
    {
        var proof = new LifecycleProof("used", _now.AddMinutes(3));
        Must(_sut.Install(Installed("secret-1"), proof, _now, () => TicketKey));

        _sut.Install(Installed("secret-2"), proof, _now, () => TicketKey).Error.ShouldBeOfType<ConflictError>();
        _sut.Uninstall(Identity, proof, _now).Error.ShouldBeOfType<ConflictError>();
    }

    [Fact]
    public void Install_ProofsThatCannotBeUsedAgain_AreForgotten()
    {
        Install("secret-1");
        _now += TimeSpan.FromMinutes(5);

        Install("secret-1");

        _sut.UsedProofs.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("off uninstall")]
    [InlineData("uninstall off")]
    [InlineData("uninstall on")]
    [InlineData("on uninstall off on")]
    [InlineData("uninstall uninstall off")]
    public void Uninstall_InAnyOrder_Wins(string messages)
    {
        Install("secret-1");

        foreach (var message in messages.Split(' '))
        {
            if (message == "uninstall")
                Uninstall();
            else
                _sut = _sut.SetEnabled(Identity, message == "on", issuedAt: null);
        }

        Access().State.ShouldBe(InstallationState.Uninstalled);
        _sut.CurrentAccess(Tenant).ShouldBeNull();
    }

    [Fact]
    public void SetEnabled_NothingToChange_IsTheSameRecord()
    {
        Install("secret-1");

        _sut.SetEnabled(Identity, enabled: true, issuedAt: null).ShouldBeSameAs(_sut);
        _sut.SetEnabled("connect:other", enabled: false, issuedAt: null).ShouldBeSameAs(_sut);
    }

    [Fact]
    public void SetEnabled_OffAndOn_Follows()
    {
        Install("secret-1");
        _sut = _sut.SetEnabled(Identity, enabled: false, issuedAt: null);
        Access().State.ShouldBe(InstallationState.Disabled);

        _sut = _sut.SetEnabled(Identity, enabled: true, issuedAt: null);

        _sut.CurrentAccess(Tenant).ShouldNotBeNull();
    }

    [Fact]
    public void CurrentAccess_TwoIdentities_IsTheNewestEnabledOne()
    {
        Install("secret-1");
        _now += TimeSpan.FromMinutes(1);
        Install("secret-2", identity: "forge:site");
        _sut.CurrentAccess(Tenant)!.SharedSecret.ShouldBe("secret-2");

        _sut = _sut.SetEnabled("forge:site", enabled: false, issuedAt: null);

        _sut.CurrentAccess(Tenant)!.SharedSecret.ShouldBe("secret-1");
    }

    [Fact]
    public void ToString_HoldsNoSecret()
    {
        Install("secret-1");

        $"{_sut} {_sut.Installations[Identity]} {Access()}".ShouldNotContain("secret-1");
    }

    void Install(string secret, string identity = Identity, string baseUrl = "https://site.atlassian.net/wiki", byte[]? ticketKey = null) =>
        Must(_sut.Install(Installed(secret, identity, baseUrl), Proof(), _now, () => ticketKey ?? TicketKey));

    void Uninstall() => Must(_sut.Uninstall(Identity, Proof(), _now));

    void Must(Result<TenantRecord> result)
    {
        result.TryGet(out var next, out _).ShouldBeTrue();
        _sut = next!;
    }

    LifecycleProof Proof() => new($"proof {++_proofs}", _now.AddMinutes(3));

    TenantAccess Access() => _sut.Access(Tenant, Identity).ShouldNotBeNull();

    static Installation Installed(string secret, string identity = Identity, string baseUrl = "https://site.atlassian.net/wiki") =>
        new() { HostIdentity = identity, ClientKey = "site", SharedSecret = secret, BaseUrl = baseUrl };
}
