using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

public sealed class RefusalLogTests(WebApiApp app)
{
    readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Enter_TheSameAgain_IsEnteredOnceInFiveMinutes()
    {
        var tenant = await TenantAsync();
        TenantScope.Enter(tenant);
        using var refusals = NewLog();

        await refusals.EnterAsync(tenant, "a", AuditActions.AdministratorRefused, "", "why");
        await refusals.EnterAsync(tenant, "a", AuditActions.AdministratorRefused, "", "why");
        (await LinesAsync(tenant)).Count.ShouldBe(1);
        _time.Advance(RefusalLog.Window);
        await refusals.EnterAsync(tenant, "a", AuditActions.AdministratorRefused, "", "why");

        (await LinesAsync(tenant)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Enter_ManyAccounts_AreBoundedByTenant()
    {
        var tenant = await TenantAsync();
        TenantScope.Enter(tenant);
        using var refusals = NewLog();

        for (var account = 0; account < RefusalLog.PerTenant + 20; account++)
        {
            await refusals.EnterAsync(tenant, $"a{account}", AuditActions.AdministratorRefused, "", "why");
        }

        (await LinesAsync(tenant)).Count.ShouldBe(RefusalLog.PerTenant);
    }

    [Fact]
    public async Task Enter_Anonymous_HasNoActor()
    {
        var tenant = await TenantAsync();
        TenantScope.Enter(tenant);
        using var refusals = NewLog();

        await refusals.EnterAsync(tenant, accountId: null, AuditActions.AdministratorRefused, "", "no account");

        var line = (await LinesAsync(tenant)).ShouldHaveSingleItem();
        line.Actor.ShouldBeEmpty();
        line.Outcome.ShouldBe(AuditOutcome.Refused);
        line.Detail.ShouldBe("no account");
    }

    [Fact]
    public async Task Enter_AuditUnavailable_DoesNotFail()
    {
        var tenant = await TenantAsync();
        TenantScope.Enter(tenant);
        app.Faults.Answer(GrainKeys.Tenant(tenant), nameof(IAuditGrain.Append), () => throw new IOException("The storage did not answer."));
        using var refusals = NewLog();

        await refusals.EnterAsync(tenant, "a", AuditActions.AdministratorRefused, "", "why");

        (await LinesAsync(tenant)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Api_NoAdministrator_IsRefusedThoughAuditDoesNotAnswer()
    {
        var site = await TestSite.InstalledAsync(app);
        app.Faults.Answer(await site.TenantKeyAsync(), nameof(IAuditGrain.Append), () => throw new IOException("The storage did not answer."));

        using var answer = await site.CallAsync(HttpMethod.Get, "/api/v1/macros", token: site.ContextToken(TestSite.Viewer));

        await answer.ShouldBeProblemAsync(403, "not-administrator");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Api_RefusedAdministrator_IsAudited(bool ofAMacro)
    {
        var site = await TestSite.InstalledAsync(app);
        var entered = app.Faults.NextCall(await site.TenantKeyAsync(), nameof(IAuditGrain.Append));

        using var answer = await site.CallAsync(
            HttpMethod.Get, "/api/v1/macros", token: site.ContextToken(TestSite.Viewer, ofAMacro ? TestSite.MacroContext() : null));
        await entered.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var tenant = await site.TenantKeyAsync();
        var line = (await LinesAsync(TenantId.Parse(tenant))).ShouldHaveSingleItem();
        line.Action.ShouldBe(AuditActions.AdministratorRefused);
        line.Actor.ShouldBeEmpty();
        line.Detail.ShouldContain("an account that never changed anything here");
        (await AccountsOf(tenant).List()).ShouldNotContain(account => account.AccountId == TestSite.Viewer);
    }

    [Fact]
    public async Task Api_RefusedAdministrator_WhoChangedSomethingOnce_IsNamed()
    {
        var site = await TestSite.InstalledAsync(app);
        var tenant = await site.TenantKeyAsync();
        var handle = await AccountsOf(tenant).HandleOf(TestSite.Viewer);
        var entered = app.Faults.NextCall(tenant, nameof(IAuditGrain.Append));

        using var answer = await site.CallAsync(HttpMethod.Get, "/api/v1/macros", token: site.ContextToken(TestSite.Viewer));
        await entered.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        (await LinesAsync(TenantId.Parse(tenant))).ShouldHaveSingleItem().Actor.ShouldBe(handle);
    }

    IAccountsGrain AccountsOf(string tenant)
    {
        TenantScope.Enter(TenantId.Parse(tenant));
        return app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountsGrain>(tenant);
    }

    RefusalLog NewLog() => new(app.Services.GetRequiredService<AuditWriter>(), _time, NullLogger<RefusalLog>.Instance);

    async Task<TenantId> TenantAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        return TenantId.Parse(await site.TenantKeyAsync());
    }

    async Task<IReadOnlyList<AuditEntry>> LinesAsync(TenantId tenant)
    {
        TenantScope.Enter(tenant);
        return (await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant)).Read(new())).ShouldNotBeNull().Entries;
    }
}
