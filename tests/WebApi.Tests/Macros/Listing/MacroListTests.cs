using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Macros.Listing;

public class MacroListTests(WebApiApp app)
{
    [Theory]
    [InlineData("", "a,b,c,d")]
    [InlineData("sort=-key", "d,c,b,a")]
    [InlineData("sort=name", "d,b,c,a")]
    [InlineData("sort=-name", "a,c,b,d")]
    [InlineData("sort=edited", "d,c,b,a")]
    [InlineData("sort=-edited", "a,b,c,d")]
    public async Task List_SortedAndPageByPage_HoldsEveryMacroOnce(string query, string expected)
    {
        var site = await SiteAsync();

        foreach (var limit in (int[])[1, 2, 3, 2000])
        {
            (await KeysAsync(site, query, limit)).ShouldBe(expected, $"limit {limit}");
        }
    }

    [Fact]
    public async Task List_WhileTheLastOneOfAPartIsDeleted_SkipsNothing()
    {
        var site = await SiteAsync();
        var part = await site.GetJsonAsync($"{MacrosPath}?limit=2");
        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/b");

        var rest = await site.GetJsonAsync($"{MacrosPath}?cursor={part["next"]!.GetValue<string>()}");

        rest["items"]!.AsArray().Select(item => item!["key"]!.GetValue<string>()).ShouldBe(["c", "d"]);
    }

    [Fact]
    public async Task List_Changed_IsWhoseDraftsDiffer()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("same", Definitions.Badge());
        await site.PublishAsync("other", Definitions.Badge());
        await site.SaveAsync("other", Definitions.Static());

        (await KeysAsync(site, "changed=true", 10)).ShouldBe("other");
        (await KeysAsync(site, "changed=false", 10)).ShouldBe("same");
    }

    [Fact]
    public async Task List_Quarantined_SaysSo()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("fine", Definitions.Badge());
        await site.PublishAsync("deadly", Definitions.Badge());
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        var tenant = GrainKeys.TenantOf(await site.TenantKeyAsync())!.Value;
        TenantScope.Enter(tenant);
        var listed = (await grains.ListMacrosAsync(tenant)).Single(macro => macro.Key == "deadly");
        var catalog = grains.GetGrain<IMacroCatalogGrain>(GrainKeys.Catalog(tenant, MacroKey.Parse("deadly")));
        await catalog.Put(listed with { Version = listed.Version + 1, IsQuarantined = true });

        var items = (await site.GetJsonAsync(MacrosPath))["items"]!.AsArray();

        items.Select(item => (item!["key"]!.GetValue<string>(), item["quarantined"]!.GetValue<bool>())).ShouldBe([("deadly", true), ("fine", false)]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=2001")]
    [InlineData("sort=wobbly")]
    [InlineData("sort=-")]
    [InlineData("cursor=x")]
    [InlineData("cursor=%F0%9F%92%A9")]
    [InlineData("cursor=WzFd")]
    [InlineData("cursor=bnVsbA")]
    [InlineData("changed=perhaps")]
    [InlineData("state=wobbly")]
    public async Task List_BadQuestion_Is400(string query)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}?{query}");

        await answer.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task List_CursorOfAnotherOrder_Is400()
    {
        var site = await SiteAsync();
        var part = await site.GetJsonAsync($"{MacrosPath}?limit=1");

        using var answer = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}?sort=name&cursor={part["next"]!.GetValue<string>()}");

        await answer.ShouldBeProblemAsync(400, "bad-request");
    }

    static async Task<string> KeysAsync(TestSite site, string query, int limit)
    {
        var keys = new List<string>();
        string? cursor = null;
        do
        {
            var part = await site.GetJsonAsync($"{MacrosPath}?{query}&limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            part["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(limit);
            keys.AddRange(part["items"]!.AsArray().Select(item => item!["key"]!.GetValue<string>()));
            cursor = part["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        return string.Join(',', keys);
    }

    async Task<TestSite> SiteAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        foreach (var (key, name) in ((string, string)[])[("d", "Alpha"), ("c", "beta"), ("b", "Beta"), ("a", "gamma")])
        {
            using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key, definition = new { name, template = "x" } });
            created.IsSuccessStatusCode.ShouldBeTrue(await created.TextAsync());
        }

        return site;
    }
}
