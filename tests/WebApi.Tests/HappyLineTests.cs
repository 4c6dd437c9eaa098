using System.Net;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests;

public class HappyLineTests(WebApiApp app)
{
    [Fact]
    public async Task Site_InstallsCreatesPublishesAndEdits_PagesShowEachRevision()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("status-badge", Definitions.Badge());
        await site.PublishAsync("greeting", Definitions.Static());

        using var framed = await site.GetAsync(TestSite.RenderTarget("status-badge", "&p.text=a%20%3C%20b"));
        framed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await framed.TextAsync();
        page.ShouldContain("<b class=\"badge\">a &lt; b</b>");
        page.ShouldContain(".badge { color: green }");
        page.ShouldContain("class=\"ac-content\"");

        using var statically = await site.GetAsync(TestSite.RenderTarget("greeting", "&p.who=Ada", "/connect/static"));
        (await statically.TextAsync()).ShouldBe("<p>Hello Ada</p>");

        using var saved = await site.CallAsync(HttpMethod.Put, "/api/v1/macros/status-badge/draft", Definitions.Badge("<i>{{ params.Text }}</i>"), ifMatch: 1);
        saved.Headers.ETag!.Tag.ShouldBe("\"2\"");
        using var before = await site.GetAsync(TestSite.RenderTarget("status-badge", "&p.text=x"));
        (await before.TextAsync()).ShouldContain("<b class=\"badge\">x</b>");

        using var published = await site.CallAsync(HttpMethod.Post, "/api/v1/macros/status-badge/publish", new { note = "italic" }, ifMatch: 2);
        (await published.JsonAsync())["number"]!.GetValue<int>().ShouldBe(2);
        using var after = await site.GetAsync(TestSite.RenderTarget("status-badge", "&p.text=x"));
        (await after.TextAsync()).ShouldContain("<i>x</i>");
    }
}
