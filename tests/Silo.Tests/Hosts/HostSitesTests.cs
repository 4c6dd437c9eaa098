using Microsoft.Extensions.DependencyInjection;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts;
using UserMacro.Silo.Hosts.Connect;

namespace UserMacro.Silo.Tests.Hosts;

public sealed class HostSitesTests : IDisposable
{
    readonly ServiceProvider _services;

    public HostSitesTests()
    {
        AllowedHosts.TryParse("*.atlassian.net", out var hosts).ShouldBeTrue();
        _services = new ServiceCollection()
            .AddSingleton(new ConnectApp("com.example.app", "https://app.example"))
            .AddSingleton(hosts!)
            .AddSingleton<IHostSites, SecondSites>()
            .AddConnectSites()
            .AddConnectSites()
            .BuildServiceProvider();
    }

    HostSites Sut => _services.GetRequiredService<HostSites>();

    [Fact]
    public void Of_ConnectInstallation_IsSignedUnderItsNewestSecret()
    {
        var site = Sut.Of(Access(new ConnectCredentials("site", "secret-secret-secret").ToHost() with { PreviousContent = "former" }));

        var header = site.Signer.ShouldNotBeNull().Sign(HttpMethod.Get, new("https://s.atlassian.net/wiki/rest/api/user"));
        ConnectToken.TryParse(header.Parameter, out var token).ShouldBeTrue();
        HmacToken.Verify(token!, "secret-secret-secret").ShouldBeTrue();
        token!.Audience.ShouldBe(["site"]);
    }

    [Fact]
    public void Of_InstallationOfAnotherKind_IsThatHosts() => Sut.Of(Access(new("second", "site", "x"))).BaseUrl.ShouldBe("https://second.example");

    [Fact]
    public async Task Of_UnknownKind_CannotBeAskedAndSaysWhy()
    {
        var site = Sut.Of(Access(new("unknown", "site", "x")));

        var answer = await _services.GetRequiredService<ConfluenceClient>().UserMayAdministerAsync(site, "a", TestContext.Current.CancellationToken);

        answer.ShouldBeOfType<ConfluenceAnswer<bool>.Unavailable>().Reason
            .ShouldStartWith("This build does not know installations of the kind 'unknown', only of: second, connect.");
    }

    [Fact]
    public void Of_TwoAdaptersOfOneKind_AreRefused() =>
        Should.Throw<ArgumentException>(() => new HostAdapters<IHostSites>([new SecondSites(), new SecondSites()]).Of("second"));

    public void Dispose() => _services.Dispose();

    static TenantAccess Access(HostCredentials credentials) => new(credentials)
    {
        Tenant = TenantId.FromRandom(new byte[16]), State = InstallationState.Enabled, BaseUrl = "https://s.atlassian.net/wiki", TicketKey = new byte[32],
    };

    sealed class SecondSites : IHostSites
    {
        public string Kind => "second";

        public ConfluenceSite Of(TenantAccess access) => new("https://second.example", Signer: null);
    }
}
