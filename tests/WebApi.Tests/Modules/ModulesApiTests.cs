using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Modules;

public sealed class ModulesApiTests(WebApiApp app)
{
    const string Modules = "/api/v1/modules";

    [Fact]
    public async Task Choose_Generic_FreesTheSlotAndIsAudited()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        (await StateAsync(site, "registered"))["slots"]!.ToJsonString().ShouldBe("""{"used":1,"total":100}""");

        await ChooseAsync(site, "badge", ownName: false, HttpStatusCode.NoContent);

        (await StateAsync(site, "generic"))["slots"]!["used"]!.GetValue<int>().ShouldBe(0);
        (await site.GetJsonAsync(MacrosPath))["items"]![0]!["module"]!.GetValue<string>().ShouldBe("generic");
        await ChooseAsync(site, "badge", ownName: true, HttpStatusCode.NoContent);
        await StateAsync(site, "registered");
        (await site.AuditedAsync("module.")).ShouldBe(["module.released", "module.named"], ignoreOrder: true);
    }

    [Fact]
    public async Task Choose_UnknownMacro_Is404()
    {
        var site = await TestSite.InstalledAsync(app);

        await ChooseAsync(site, "nothing", ownName: true, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_SiteDoesNotAnswer_SaysSoAndWhenItIsTriedAgain()
    {
        var site = await TestSite.InstalledAsync(app);
        await WaitAsync(site, status => status.UpToDate);
        await site.GetJsonAsync(Modules);
        app.Host.Silence(site.SiteHost);
        await SynchronizeAsync(site);

        // An administrator is known for a minute, so that the page can say what is wrong.
        await WaitAsync(site, status => status is { LastError: not null, NextTry: not null });
        var sync = (await site.GetJsonAsync(Modules))["sync"]!;

        sync["lastError"]!.GetValue<string>().ShouldContain("did not answer");
        sync["nextTry"].ShouldNotBeNull();
        sync["upToDate"]!.GetValue<bool>().ShouldBeFalse();
    }

    static async Task SynchronizeAsync(TestSite site)
    {
        using var answer = await site.CallAsync(HttpMethod.Post, $"{Modules}/sync");
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    static async Task ChooseAsync(TestSite site, string key, bool ownName, HttpStatusCode expected)
    {
        using var answer = await site.CallAsync(HttpMethod.Put, $"{Modules}/{key}", new { ownName });
        answer.StatusCode.ShouldBe(expected);
    }

    /// <summary>The list, once its only macro is in that state.</summary>
    async Task<JsonNode> StateAsync(TestSite site, string state)
    {
        await WaitAsync(site, status => status.UpToDate && state == (status.Generic.IsEmpty ? "registered" : "generic"));
        var list = await site.GetJsonAsync(Modules);
        list["items"]!.AsArray().ShouldHaveSingleItem()!["state"]!.GetValue<string>().ShouldBe(state);
        return list;
    }

    /// <summary>Runs continue in the background; polling the API for their end would hit its rate limit.</summary>
    async Task WaitAsync(TestSite site, Func<ModuleSyncStatus, bool> isReached)
    {
        var key = await site.TenantKeyAsync();
        TenantScope.Enter(TenantId.Parse(key));
        var grain = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IModuleSyncGrain>(key);
        while (!isReached(await grain.Status()))
        {
            await Task.Yield();
        }
    }
}
