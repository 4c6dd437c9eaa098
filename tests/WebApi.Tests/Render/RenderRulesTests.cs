using System.Net;
using System.Net.Http.Json;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

/// <summary>Rules of site and macro where pages are shown; the page of <see cref="TestSite"/> is in the space DOC.</summary>
public sealed class RenderRulesTests(WebApiApp app)
{
    const string Refused = "cannot be used in this space";

    public static TheoryData<string[], string[], bool> Spaces => new()
    {
        { [], [], true },
        { ["DOC"], ["doc", "X"], true },
        { ["X"], [], false },
        { [], ["X"], false },
        { ["X"], ["DOC"], false },
        { ["DOC"], ["X"], false },
    };

    [Theory]
    [MemberData(nameof(Spaces))]
    public async Task Framed_Space_IsCheckedAgainstSiteAndMacro(string[] tenant, string[] macro, bool isShown)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("rule-box", new { name = "Box", template = "<b>shown</b>", rules = new { spaces = macro } });
        await SaveRulesAsync(site, new { spaces = tenant });

        using var answer = await site.GetAsync(TestSite.RenderTarget("rule-box"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldContain(isShown ? "<b>shown</b>" : Refused);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public async Task Static_Space_IsCheckedAgainstSiteAndMacro(string[] tenant, string[] macro, bool isShown)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("rule-text", new { name = "Text", output = "static", template = "<b>shown</b>", rules = new { spaces = macro } });
        await SaveRulesAsync(site, new { spaces = tenant });

        using var answer = await site.GetAsync(TestSite.RenderTarget("rule-text", path: "/connect/static"), ifNoneMatch: "\"1-0123\"");
        using var posted = await site.PostFormAsync("/connect/static/rule-text", ("space.key", "DOC"), ("output.type", "pdf"));

        foreach (var given in new[] { answer, posted })
        {
            given.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await given.TextAsync()).ShouldContain(isShown ? "<strong>shown</strong>" : Refused);
        }

        if (!isShown)
        {
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Static_KnownToTheHost_IsStillRefused()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("greeting", Definitions.Static());
        var target = TestSite.RenderTarget("greeting", "&p.who=world", "/connect/static");
        using var first = await site.GetAsync(target);
        await SaveRulesAsync(site, new { spaces = new[] { "X" } });

        using var answer = await site.GetAsync(target, ifNoneMatch: first.Headers.ETag!.Tag);

        (await answer.TextAsync()).ShouldContain(Refused);
    }

    [Fact]
    public async Task Static_SpaceNotKnown_IsRefusedWhereSpacesAreNamed()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("greeting", Definitions.Static());
        await SaveRulesAsync(site, new { spaces = new[] { "DOC" } });

        using var answer = await site.PostFormAsync("/connect/static/greeting", ("output.type", "display"));

        (await answer.TextAsync()).ShouldContain(Refused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Framed_WithABody_IsNotAskedForItWhereItIsRefused(bool byTheSite)
    {
        var site = await TestSite.InstalledAsync(app);
        var elsewhere = new { spaces = new[] { "X" } };
        await site.PublishAsync("panel-box", new { name = "Panel", body = "rendered", template = "{{ body }}", rules = byTheSite ? new object() : elsewhere });
        if (byTheSite)
        {
            await SaveRulesAsync(site, elsewhere);
        }

        using var answer = await site.GetAsync(TestSite.RenderTarget("panel-box"));

        var page = await answer.TextAsync();
        page.ShouldContain(Refused);
        page.ShouldNotContain("data-ticket");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_RuleMadeMeanwhile_IsANotice(bool byTheSite)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("panel-box", Definitions.WithBody());
        using var opened = await site.GetAsync(TestSite.RenderTarget("panel-box"));
        var ticket = (await opened.TextAsync()).Split("data-ticket=\"")[1].Split('"')[0];
        if (byTheSite)
        {
            await SaveRulesAsync(site, new { spaces = new[] { "X" } });
        }
        else
        {
            using var saved = await site.CallAsync(
                HttpMethod.Put, "/api/v1/macros/panel-box/draft",
                    new { name = "Panel", body = "rendered", template = "{{ body }}", rules = new { spaces = new[] { "X" } } }, ifMatch: 1);
            using var published = await site.CallAsync(HttpMethod.Post, "/api/v1/macros/panel-box/publish", new { note = "" }, ifMatch: 2);
            published.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var content = JsonContent.Create(new { ticket, body = "<p>secret</p>" });
        using var answer =
            await site.SendAsync(HttpMethod.Post, "/connect/frames/panel-box", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = (await answer.JsonAsync())["html"]!.GetValue<string>();
        html.ShouldContain(Refused);
        html.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Preview_OfAnAdministrator_IsShownWhateverTheSpaces()
    {
        var site = await TestSite.InstalledAsync(app);
        await SaveRulesAsync(site, new { spaces = new[] { "X" } });
        var definition = new { name = "Box", template = "<b>shown</b>", rules = new { spaces = new[] { "X" } } };

        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/macros/unsaved/preview", new { definition });

        (await answer.JsonAsync())["html"]!.GetValue<string>().ShouldBe("<b>shown</b>");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("rendered")]
    public async Task Framed_Hosts_AreThoseOfTheMacroThatTheSiteCovers(string body)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("rule-box", new
        {
            name = "Box", body, template = body == "none"
                ? "x"
                : "{{ body }}", rules = new { hosts = new[] { "https://cdn.example.com", "https://evil.example", "https://*.b.example.com" } },
        });
        using var before = await site.GetAsync(TestSite.RenderTarget("rule-box"));
        await SaveRulesAsync(site, new { hosts = new[] { "https://*.example.com" } });

        using var after = await site.GetAsync(TestSite.RenderTarget("rule-box"));

        var shut = PolicyOf(before);
        shut.ShouldNotContain("example");
        shut.ShouldNotContain("font-src");
        var open = PolicyOf(after);
        open.ShouldContain("font-src https://cdn.example.com https://*.b.example.com; media-src https://cdn.example.com https://*.b.example.com; ");
        open.ShouldContain(" https://cdn.example.com https://*.b.example.com; img-src https: data:");
        open.ShouldNotContain("evil");
        open.Split("script-src")[1].Split(';')[0].ShouldNotContain("example.com");
        open.Split("connect-src")[1].Split(';')[0].ShouldBe(" 'self' https://cdn.example.com https://*.b.example.com");
        open.Split("frame-src")[1].Split(';')[0].ShouldBe($" {WebApiApp.BaseUrl}/connect/sandbox/ https://cdn.example.com https://*.b.example.com");
    }

    static string PolicyOf(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    static async Task SaveRulesAsync(TestSite site, object rules)
    {
        using var saved = await site.CallAsync(HttpMethod.Put, "/api/v1/settings", new { rules }, ifMatch: 0);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.TextAsync());
    }
}
