using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api.Accounts;

/// <summary>An account is stored with the first change that names it, and a refused request stores nobody.</summary>
public class StoredAccountsTests(WebApiApp app)
{
    const string Named = "557058:named";

    [Fact]
    public async Task Create_Refused_StoresNeitherTheCallerNorWhomItNames()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = "badge", definition = Naming(site, isWrong: true) });

        await answer.ShouldBeProblemAsync(422, "invalid-definition");
        (await IsStoredAsync(site, site.Administrator)).ShouldBeFalse();
        (await IsStoredAsync(site, Named)).ShouldBeFalse();
    }

    [Fact]
    public async Task Create_Done_StoresBoth()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = "badge", definition = Naming(site) });

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.TextAsync());
        (await IsStoredAsync(site, site.Administrator)).ShouldBeTrue();
        (await IsStoredAsync(site, Named)).ShouldBeTrue();
        var draft = (await answer.JsonAsync())["draft"]!;
        draft["editedBy"]!.GetValue<string>().ShouldBe(site.Administrator);
        draft["definition"]!["rules"]!["editors"]!.AsArray().Select(editor => editor!.GetValue<string>()).ShouldBe([site.Administrator, Named]);
    }

    [Fact]
    public async Task SaveDraft_OnAnOldDraft_StoresNobody()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        var colleague = site.ColleagueToken(app);

        using var stale = await site.CallAsync(HttpMethod.Put, $"{MacrosPath}/badge/draft", Naming(site), ifMatch: 7, colleague);

        await stale.ShouldBeProblemAsync(412, "stale-draft");
        (await IsStoredAsync(site, Named)).ShouldBeFalse();
        (await IsStoredAsync(site, site.Administrator + "-colleague")).ShouldBeFalse();

        using var saved = await site.CallAsync(HttpMethod.Put, $"{MacrosPath}/badge/draft", Naming(site), ifMatch: 1, colleague);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.TextAsync());
        (await IsStoredAsync(site, Named)).ShouldBeTrue();
        (await IsStoredAsync(site, site.Administrator + "-colleague")).ShouldBeTrue();
    }

    [Fact]
    public async Task Settings_Refused_StoreNobody()
    {
        var site = await TestSite.InstalledAsync(app);
        var settings = new { rules = new { editors = new[] { site.Administrator, Named } } };

        using var stale = await site.CallAsync(HttpMethod.Put, "/api/v1/settings", settings, ifMatch: 7);

        await stale.ShouldBeProblemAsync(412, "stale-draft");
        (await IsStoredAsync(site, Named)).ShouldBeFalse();

        await site.ChangeSettingsAsync(settings);
        (await IsStoredAsync(site, Named)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("POST", "/api/v1/tokens", """{"name":"","scopes":["read"]}""", null)]
    [InlineData("DELETE", "/api/v1/tokens/0123456789abcdef", null, null)]
    [InlineData("POST", "/api/v1/parts", """{"name":"box","texts":{"kind":"bundle","template":"x"}}""", null)]
    [InlineData("DELETE", "/api/v1/parts/box", null, 1)]
    [InlineData("PUT", "/api/v1/connections/crm", """{"baseUrl":"ftp://x"}""", 0)]
    [InlineData("DELETE", "/api/v1/connections/crm", null, 1)]
    [InlineData("DELETE", "/api/v1/macros/badge", null, 1)]
    [InlineData("POST", "/api/v1/macros/badge/publish", """{"note":""}""", 1)]
    public async Task Change_Refused_DoesNotStoreTheCaller(string method, string path, string? json, int? ifMatch)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(new(method), path, json, ifMatch);

        ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.TextAsync());
        (await IsStoredAsync(site, site.Administrator)).ShouldBeFalse();
    }

    /// <summary>Of an archive, those are stored whose macro was imported.</summary>
    [Fact]
    public async Task Import_OneMacroRefused_StoresThoseOfTheOthers()
    {
        var source = await TestSite.InstalledAsync(app);
        await source.PublishAsync("badge", Definitions.Badge());
        await source.PublishAsync("box", Definitions.WithBody());
        await source.SaveAsync("box", Definitions.Badge(), source.ColleagueToken(app));
        var bundle = await source.GetJsonAsync("/api/v1/export");
        var site = await TestSite.InstalledAsync(app);
        await site.FailAsync("box", nameof(IMacroGrain.Import), () => (Result<MacroDetails>)new UnavailableError("Away."));

        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/import", new { bundle, choices = new { } });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        (await IsStoredAsync(site, source.Administrator)).ShouldBeTrue();
        (await IsStoredAsync(site, source.Administrator + "-colleague")).ShouldBeFalse();
    }

    static object Naming(TestSite site, bool isWrong = false) => new
    {
        name = "Badge",
        template = "x",
        icon = isWrong ? "javascript:alert(1)" : "",
        rules = new { editors = new[] { site.Administrator, Named } },
    };

    async Task<bool> IsStoredAsync(TestSite site, string account)
    {
        var tenant = await site.TenantKeyAsync();
        TenantScope.Enter(TenantId.Parse(tenant));
        return await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountsGrain>(tenant).Find(account) is not null;
    }
}
