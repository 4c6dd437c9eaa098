using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using UserMacro.Atlassian;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Accounts.PersonalData;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Accounts.PersonalData;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Rest;

/// <summary>Reports of personal data (docs/reference/personal-data.md), and the service's own reporting against the site.</summary>
public sealed class AccountReportTests : IAsyncLifetime
{
    const string Path = "/rest/atlassian-connect/latest/report-accounts";
    const string Active = "5be24ad8b1653240376955d2";
    const string Closed = "5be24ba3f91c106033269289";

    World _world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await World.StartInstalledAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Report_AccountsForTests_NamesTheClosedOne()
    {
        var (status, json) = await ReportAsync(Active, Closed);

        status.ShouldBe(HttpStatusCode.OK);
        json.ShouldBe($$"""{"accounts":[{"accountId":"{{Closed}}","status":"closed"}]}""");
        (await ReportAsync(Active)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Report_AccountThatATestChanged_IsUpdated()
    {
        _world.Site.Update(state => state with { AccountStatuses = AccountStatuses.None with { Updated = [Active] } });

        (await ReportAsync(Active)).Json.ShouldBe($$"""{"accounts":[{"accountId":"{{Active}}","status":"updated"}]}""");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"accounts":[]}""")]
    [InlineData("""{"accounts":[{"accountId":"a"}]}""")]
    [InlineData("""{"accounts":[{"accountId":"unknown","updatedAt":"2018-10-25T23:08:51.382Z"}]}""")]
    [InlineData("""{"accounts":[{"accountId":"not an id","updatedAt":"2018-10-25T23:08:51.382Z"}]}""")]
    public async Task Report_Malformed_IsRefused(string body) => (await _world.AppAsync("POST", Path, body)).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Report_MoreThan90Accounts_IsRefused() =>
        (await ReportAsync([.. Enumerable.Range(0, 91).Select(number => $"a{number}")])).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Report_ByABrowser_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _world.Site.BaseUrl + Path) { Content = new StringContent("{}") };

        (await _world.SendAsync(request)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Service_ReportingItsAccounts_ForgetsTheClosedOneAndKeepsTheCycle()
    {
        _world.Site.Update(state => state with { AccountStatuses = AccountStatuses.None with { CycleDays = 10, Status = 503, RetryAfter = 7200, Times = 1 } });
        await using var services = Services();
        var accounts = new FakeAccounts(Tenant, _world.Time);
        accounts.Add([Active, Closed, .. Enumerable.Range(0, 100).Select(number => $"712020:{number}")]);

        await WorkAsync(services, accounts, TimeSpan.FromDays(25));

        var reports = _world.Site.AccountReports.Entries;
        reports.Select(report => report.Batch).Max().ShouldBe(90);
        accounts.Stored.Accounts.Values.ShouldNotContain(Closed);
        accounts.Stored.Accounts.Count.ShouldBe(101);
        reports.Count(report => report.AccountId == Closed).ShouldBe(1);
        var times = reports.Where(report => report.AccountId == Active).Select(report => report.At).Order().ToList();
        times.Count.ShouldBeGreaterThan(1);
        times.Zip(times.Skip(1), (before, after) => after - before).ShouldAllBe(pause => pause >= TimeSpan.FromDays(10) && pause < TimeSpan.FromDays(11));
        var second = reports.First(report => report.AccountId == Active);
        second.UpdatedAt.ShouldBe(times[^2], "the ID was right when it was reported before");
    }

    static readonly TenantId Tenant = TenantId.Parse("t-0123456789abcdef0123456789abcdef");

    ServiceProvider Services()
    {
        AllowedHosts.TryParse("http://127.0.0.1:*", out var hosts).ShouldBeTrue();
        return new ServiceCollection()
            .AddSingleton<TimeProvider>(_world.Time)
            .AddSingleton(new ConnectApp(_world.Installation.AppKey, _world.Installation.BaseUrl))
            .AddSingleton(hosts!)
            .AddConnectSites()
            .AddAccountReportClient()
            .AddSingleton<IAccountReporter, ConnectAccountReporter>()
            .BuildServiceProvider();
    }

    /// <summary>Works as the grain does, every step as after a restart.</summary>
    async Task WorkAsync(ServiceProvider services, FakeAccounts accounts, TimeSpan duration)
    {
        var tenant = Substitute.For<ITenantGrain>();
        tenant.CurrentAccess().Returns(new TenantAccess(new ConnectCredentials(_world.Site.State.ClientKey, _world.Installation.SharedSecret).ToHost())
        {
            Tenant = Tenant, State = InstallationState.Enabled, BaseUrl = _world.Site.BaseUrl, TicketKey = [],
        });
        var end = _world.Time.GetUtcNow() + duration;
        while (_world.Time.GetUtcNow() < end)
        {
            var sut = new AccountReporting(
                accounts, tenant, services.GetRequiredService<HostAdapters<IAccountReporter>>(), _world.Time, NullLogger.Instance, "tag");
            var next = await sut.AdvanceAsync(Cancellation);
            var look = _world.Time.GetUtcNow() + TimeSpan.FromHours(1);
            _world.Time.SetUtcNow(next is { } at && at < look && at > _world.Time.GetUtcNow() ? at : look);
        }
    }

    async Task<(HttpStatusCode Status, string? Json)> ReportAsync(params string[] accounts)
    {
        var entries = accounts.Select(account => $$"""{"accountId":"{{account}}","updatedAt":"2018-10-25T23:08:51.382Z"}""");
        var (status, json) = await _world.AppAsync("POST", Path, $$"""{"accounts":[{{string.Join(',', entries)}}]}""");
        return (status, json?.ToJsonString());
    }
}
