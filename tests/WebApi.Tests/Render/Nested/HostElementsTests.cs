using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render.Nested;

/// <summary>Elements of Confluence's own that a template writes into framed output.</summary>
public sealed class HostElementsTests(WebApiApp app)
{
    [Theory]
    [InlineData("scriban", "<p>see <ac:link><ri:page ri:content-title=\"{{ params.Page }}\"/></ac:link></p>")]
    [InlineData("velocity", "<p>see <ac:link><ri:page ri:content-title=\"$paramPage\"/></ac:link></p>")]
    public async Task Frame_WithThem_IsHandedToItsScriptWithATicket(string language, string template)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("link-box", new { name = "L", language, output = "framed", template, parameters = new[] { new { name = "Page" } } });

        using var frame = await site.GetAsync(TestSite.RenderTarget("link-box", "&p.page=A%22b"));
        var page = await frame.TextAsync();

        page.ShouldContain("data-ticket=");
        page.ShouldContain($"data-page-id=\"{TestSite.PageId}\"");
        page.ShouldContain("aria-busy=\"true\"");
        page.ShouldContain("ri:content-title=&quot;A&amp;quot;b&quot;");
        page.ShouldNotContain("<ac:link>");
    }

    [Fact]
    public async Task Static_WithThem_KeepsThem()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("link-box", new { name = "L", output = "static", template = "<ac:link><ri:page ri:content-title=\"A\"/></ac:link>" });

        using var page = await site.GetAsync(TestSite.RenderTarget("link-box", path: "/connect/static"));

        (await page.TextAsync()).ShouldContain("<ac:link><ri:page ri:content-title=\"A\"/></ac:link>");
    }
}
