using System.Globalization;
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
        access.Credentials.Content.ShouldBe("secret-1");
        access.Credentials.PreviousContent.ShouldBeNull();
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
        access.Credentials.ShouldBe(
            new("connect", "site", "secret-2") { PreviousContent = "secret-1", PreviousUntil = _now + TimeSpan.FromMinutes(15) });
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

        Access().Credentials.PreviousContent.ShouldBe("secret-1");
    }

    [Fact]
    public void Install_AfterUninstallation_IsANewGenerationWithoutThePreviousSecret()
    {
        Install("secret-1");
        Install("secret-2");
        Uninstall();

        Install("secret-3");

        var access = Access();
        (access.State, access.Credentials.Content, access.Credentials.PreviousContent).ShouldBe((InstallationState.Enabled, "secret-3", null));
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
            {
                Uninstall();
            }
            else
            {
                _sut = _sut.SetEnabled(Identity, message == "on", issuedAt: null);
            }
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
        _sut.CurrentAccess(Tenant)!.Credentials.Content.ShouldBe("secret-2");

        _sut = _sut.SetEnabled("forge:site", enabled: false, issuedAt: null);

        _sut.CurrentAccess(Tenant)!.Credentials.Content.ShouldBe("secret-1");
    }

    [Theory]
    [InlineData("install 10, uninstall 20", InstallationState.Uninstalled)]
    [InlineData("install 10, uninstall 20, install 30", InstallationState.Enabled)]
    [InlineData("install 10, install 30, uninstall 20", InstallationState.Enabled)]
    [InlineData("install 10, uninstall 30, install 20", InstallationState.Uninstalled)]
    [InlineData("install 10, uninstall 9", InstallationState.Enabled)]
    [InlineData("install 10, uninstall 10", InstallationState.Enabled)]
    [InlineData("install 10, uninstall 20, install 20", InstallationState.Enabled)]
    [InlineData("install 10, uninstall 20, install 20, uninstall 20", InstallationState.Enabled)]
    [InlineData("install 10, uninstall 20, uninstall 15, install 16", InstallationState.Uninstalled)]
    [InlineData("install 10, off 9", InstallationState.Enabled)]
    [InlineData("install 10, off 11", InstallationState.Disabled)]
    [InlineData("install 10, off 10", InstallationState.Disabled)]
    [InlineData("install 10, install 30, off 20", InstallationState.Enabled)]
    [InlineData("install 10, off 20, on 30", InstallationState.Enabled)]
    [InlineData("install 10, on 30, off 20", InstallationState.Enabled)]
    [InlineData("install 10, off 30, on 20", InstallationState.Disabled)]
    [InlineData("install 10, off 20, install 15", InstallationState.Enabled)]
    [InlineData("install 10, off 20, install 30, on 25", InstallationState.Enabled)]
    [InlineData("install 10, uninstall 30, on 40, off 50", InstallationState.Uninstalled)]
    [InlineData("install 10, off 30, uninstall 20, on 40", InstallationState.Uninstalled)]
    public void Messages_InAnyOrder_CountInTheOrderOfTheirSigning(string messages, InstallationState expected)
    {
        foreach (var message in messages.Split(", "))
        {
            var (name, issuedAt) = (message.Split(' ')[0], At(int.Parse(message.Split(' ')[1], CultureInfo.InvariantCulture)));
            _now += TimeSpan.FromSeconds(1);
            if (name == "install")
            {
                Must(_sut.Install(Installed("secret-1"), Proof(issuedAt), _now, () => TicketKey));
            }
            else if (name == "uninstall")
            {
                Must(_sut.Uninstall(Identity, Proof(issuedAt), _now));
            }
            else
            {
                _sut = _sut.SetEnabled(Identity, name == "on", issuedAt);
            }
        }

        Access().State.ShouldBe(expected);
    }

    [Fact]
    public void Install_OlderThanTheNewestOne_ChangesNothing()
    {
        Must(_sut.Install(Installed("secret-2"), Proof(At(20)), _now, () => TicketKey));
        var before = _sut;

        Must(_sut.Install(Installed("secret-1"), Proof(At(10)), _now, () => TicketKey));

        _sut.ShouldBeSameAs(before);
        Access().Credentials.Content.ShouldBe("secret-2");
    }

    [Fact]
    public void Install_SameMessageAgain_ChangesNothingAndIsNoConflict()
    {
        var proof = Proof(At(10));
        Must(_sut.Install(Installed("secret-1"), proof, _now, () => TicketKey));
        var before = _sut;

        Must(_sut.Install(Installed("secret-1"), proof, _now, () => TicketKey));

        _sut.ShouldBeSameAs(before);
        _sut.Install(Installed("secret-2"), proof, _now, () => TicketKey).Error.ShouldBeOfType<ConflictError>("one proof, another message");
    }

    [Fact]
    public void Uninstall_SameMessageAgain_ChangesNothingAlsoAfterAReinstallation()
    {
        var proof = Proof(At(20));
        Must(_sut.Install(Installed("secret-1"), Proof(At(10)), _now, () => TicketKey));
        Must(_sut.Uninstall(Identity, proof, _now));
        Must(_sut.Uninstall(Identity, proof, _now));
        Must(_sut.Install(Installed("secret-1"), Proof(At(30)), _now, () => TicketKey));

        Must(_sut.Uninstall(Identity, proof, _now));

        Access().State.ShouldBe(InstallationState.Enabled);
    }

    [Theory]
    [InlineData(-1, InstallationState.Enabled)]
    [InlineData(0, InstallationState.Enabled)]
    [InlineData(1, InstallationState.Uninstalled)]
    public void Uninstall_OfARecordOfAFormerBuild_GoesByWhenItWasInstalled(int seconds, InstallationState expected)
    {
        Install("secret-1");
        _sut.Installations[Identity].IssuedAt.ShouldBeNull();

        Must(_sut.Uninstall(Identity, Proof(_now.AddSeconds(seconds)), _now));

        Access().State.ShouldBe(expected);
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

    LifecycleProof Proof(DateTimeOffset? issuedAt = null) => new($"proof {++_proofs}", _now.AddMinutes(3), issuedAt);

    static DateTimeOffset At(int second) => new(2026, 1, 1, 0, 0, second, TimeSpan.Zero);

    TenantAccess Access() => _sut.Access(Tenant, Identity).ShouldNotBeNull();

    static Installation Installed(string secret, string identity = Identity, string baseUrl = "https://site.atlassian.net/wiki") =>
        new(new HostCredentials(identity.Split(':')[0], identity.Split(':')[1], secret)) { BaseUrl = baseUrl };
}
