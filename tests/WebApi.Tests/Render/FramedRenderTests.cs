using System.Net;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

public sealed class FramedRenderTests(WebApiApp app)
{
    [Theory]
    [InlineData("usermacro-any-framed-block-none", "/connect/render", 1025)]
    [InlineData("usermacro-any-framed-block-none", "/connect/render", 6000)]
    [InlineData("usermacro-any-static-block-none", "/connect/static", 6000)]
    public async Task Generic_LongTextOfSeveralLines_IsShownAsTheFormTakesIt(string module, string path, int length)
    {
        var site = await TestSite.InstalledAsync(app);
        var isStatic = module.Contains("static", StringComparison.Ordinal);
        await site.PublishAsync("long", new
        {
            name = "Long", output = isStatic ? "static" : "framed", body = "none", parameters = new[] { new { name = "Text", multiLine = true } },
            template = "<p>{{ params.Text | string.size }}</p>",
        });

        using var answer = await site.GetAsync(TestSite.RenderTarget(module, $"&um.macro=long&um.parameters=text%3D{new string('x', length)}", path));

        (await answer.TextAsync()).ShouldContain($"{length}</p>");
    }

    [Fact]
    public async Task Generic_LongerThanTheFormTakes_NamesLimitAndLength()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.GetAsync(
            TestSite.RenderTarget("usermacro-any-framed-block-none", $"&um.macro=badge&um.parameters=text%3D{new string('x', 6200)}"));

        var text = await answer.TextAsync();
        text.ShouldContain("6200");
        text.ShouldContain("6144");
    }

    [Fact]
    public async Task Generic_MacroAndParameters_AreThoseOfThePicker()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        var parameters = Uri.EscapeDataString("Text=A%26B");

        using var chosen = await site.GetAsync(TestSite.RenderTarget("usermacro-any-framed-block-none", $"&um.macro=badge&um.parameters={parameters}"));
        using var none = await site.GetAsync(TestSite.RenderTarget("usermacro-any-framed-inline-rich", "&um.macro=&um.parameters="));

        (await chosen.TextAsync()).ShouldContain("<b class=\"badge\">A&amp;B</b>");
        (await none.TextAsync()).ShouldContain("No user macro is chosen");
    }

    [Fact]
    public async Task Render_UnknownMacro_Is404PageThatNamesIt()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.GetAsync(TestSite.RenderTarget("no-such-macro"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await answer.TextAsync()).ShouldContain("no-such-macro");
    }

    [Fact]
    public async Task Render_KeyWithMarkup_Is404PageWithoutIt()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.GetAsync(TestSite.RenderTarget("%3Cimg%20src%3Dx%3E"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.TextAsync()).ShouldNotContain("<img");
    }

    [Fact]
    public async Task Render_DraftNeverPublished_Is404()
    {
        var site = await TestSite.InstalledAsync(app);
        using var created = await site.CallAsync(HttpMethod.Post, "/api/v1/macros", new { key = "draft-only", definition = Definitions.Badge() });

        using var answer = await site.GetAsync(TestSite.RenderTarget("draft-only"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Render_Page_MayBeFramedByItsSiteOnly()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.GetAsync(TestSite.RenderTarget("badge"));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain($"frame-ancestors https://{site.SiteHost};");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain($"script-src {WebApiApp.BaseUrl}/assets/frame.js https://connect-cdn.atl-paas.net/all.js;");
        policy.ShouldNotContain("'unsafe-inline' 'self'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=31536000");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Render_RunawayTemplate_IsANoticeWithAReferenceThatTheLogKnows()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("runaway", Definitions.Runaway());
        await site.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.GetAsync(TestSite.RenderTarget("runaway"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.TextAsync();
        var reference = page.Split("Reference: ")[1].Split('<')[0];
        reference.Length.ShouldBeInRange(4, 16);
        app.Logs.Text.ShouldContain(reference);
        using var other = await site.GetAsync(TestSite.RenderTarget("badge", "&p.text=alive"));
        (await other.TextAsync()).ShouldContain(">alive</b>");
    }

    [Fact]
    public async Task Render_StylesThatWouldEndTheirElement_StayInside()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(
            "styled", new { name = "Styled", template = "<p>x</p>", styles = "p::after { content: '</style><script src=//evil></script>' }" });

        using var answer = await site.GetAsync(TestSite.RenderTarget("styled"));

        (await answer.TextAsync()).ShouldNotContain("</style><script");
    }

    [Fact]
    public async Task Render_ParameterValueAbove1KB_IsANotice()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.GetAsync(TestSite.RenderTarget("badge", $"&p.text={new string('x', 1025)}"));

        (await answer.TextAsync()).ShouldContain("too long");
    }

    [Fact]
    public async Task Render_ParametersAbove6KBTogether_IsANotice()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        // Six characters a letter as sent, which is what counts.
        static string Query(int letters) => $"&p.text={Umlauts(letters)}&p.other={Umlauts(500)}";
        static string Umlauts(int count) => string.Concat(Enumerable.Repeat("%C3%A4", count));

        using var fits = await site.GetAsync(TestSite.RenderTarget("badge", Query(510)));
        using var answer = await site.GetAsync(TestSite.RenderTarget("badge", Query(530)));

        (await fits.TextAsync()).ShouldContain("class=\"badge\"");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.TextAsync();
        page.ShouldContain("at most 6144");
        page.ShouldNotContain("class=\"badge\"");
    }

    [Fact]
    public async Task Render_PreviewOfAMacroWithBody_IsAPlaceholder()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("panel-box", Definitions.WithBody());
        var target = TestSite.RenderTarget("panel-box").Replace("output.type=display", "output.type=preview", StringComparison.Ordinal);

        using var answer = await site.GetAsync(target);

        var page = await answer.TextAsync();
        page.ShouldContain("once the page is published");
        page.ShouldNotContain("data-ticket");
    }
}
