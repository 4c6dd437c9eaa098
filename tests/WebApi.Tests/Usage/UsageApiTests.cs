using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Usage;

public class UsageApiTests(WebApiApp app)
{
    [Fact]
    public async Task Usage_OfRenders_IsToldByMacroAndByDay()
    {
        var site = await SiteAsync();
        for (var render = 0; render < 3; render++)
        {
            (await site.GetAsync(TestSite.RenderTarget("badge", "&p.text=x"))).Dispose();
        }

        var list = await site.GetJsonAsync("/api/v1/usage");
        var badge = await site.GetJsonAsync($"{MacrosPath}/badge/usage");

        list["isCounted"]!.GetValue<bool>().ShouldBeTrue();
        list["items"]!.AsArray().Select(Renders).ShouldBe(["badge 3", "greeting 0"]);
        badge["days"]!.AsArray().ShouldHaveSingleItem()!["figures"]!["renders"]!.GetValue<int>().ShouldBe(3);
        badge["total"]!["p50"]!.GetValue<double>().ShouldBeGreaterThan(0);
        badge["lastRender"].ShouldNotBeNull();
        badge["slowed"].ShouldBeNull();
        (await site.GetJsonAsync($"{MacrosPath}/badge/usage?from=2020-01-01&until=2020-02-01"))["days"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Usage_InParts_HoldsEveryMacroOnce()
    {
        var site = await SiteAsync();
        var first = await site.GetJsonAsync("/api/v1/usage?limit=1");

        var second = await site.GetJsonAsync($"/api/v1/usage?limit=1&cursor={first["next"]!.GetValue<string>()}");

        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(Renders).ShouldBe(["badge 0", "greeting 0"]);
        second["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Usage_SwitchedOff_IsErasedAndNotCounted()
    {
        var site = await SiteAsync();
        (await site.GetAsync(TestSite.RenderTarget("badge", "&p.text=x"))).Dispose();
        Renders((await site.GetJsonAsync("/api/v1/usage"))["items"]![0]).ShouldBe("badge 1");

        await site.ChangeSettingsAsync(new { usage = false });
        (await site.GetAsync(TestSite.RenderTarget("badge", "&p.text=x"))).Dispose();

        (await site.GetJsonAsync("/api/v1/usage")).ToJsonString().ShouldBe("""{"isCounted":false,"items":[],"next":null}""");
        await site.ChangeSettingsAsync(new { usage = true });
        Renders((await site.GetJsonAsync("/api/v1/usage"))["items"]![0]).ShouldBe("badge 0");
    }

    [Theory]
    [InlineData("/api/v1/usage?limit=0", 400, "bad-request")]
    [InlineData("/api/v1/usage?limit=201", 400, "bad-request")]
    [InlineData("/api/v1/usage?cursor=x", 400, "bad-request")]
    [InlineData("/api/v1/usage?from=yesterday", 400, "bad-request")]
    [InlineData("/api/v1/macros/nothing/usage", 404, "not-found")]
    [InlineData("/api/v1/macros/No%20Key/usage", 404, "not-found")]
    public async Task Usage_BadQuestion_IsAProblem(string path, int status, string code)
    {
        var site = await SiteAsync();

        using var answer = await site.CallAsync(HttpMethod.Get, path);

        await answer.ShouldBeProblemAsync(status, code);
    }

    static string Renders(JsonNode? item) => $"{item!["key"]} {item["figures"]!["renders"]}";

    async Task<TestSite> SiteAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("greeting", Definitions.Static());
        return site;
    }
}
