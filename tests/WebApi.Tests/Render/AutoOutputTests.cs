using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

/// <summary>Macros that leave open how their output reaches the page.</summary>
public sealed class AutoOutputTests(WebApiApp app)
{
    [Theory]
    [InlineData("<p>Hello <b>{{ params.Who }}</b></p>", "static")]
    [InlineData("<p id='x'>Hello {{ params.Who }}</p>", "framed")]
    public async Task Preview_SaysWhichAndWhy(string template, string mode)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer =
            await site.CallAsync(
                HttpMethod.Post, "/api/v1/macros/greeting/preview", new { definition = Definition(template), parameters = new { Who = "Ada" } });

        var preview = await answer.JsonAsync();
        preview["output"]!["mode"]!.GetValue<string>().ShouldBe(mode);
        preview["output"]!["reason"]!.GetValue<string>().ShouldNotBeEmpty();
        preview["html"]!.GetValue<string>().ShouldContain("Hello");
    }

    [Fact]
    public async Task Published_ServesBothWaysWithTheSameContent()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("greeting", Definition("<p>Hello <b>{{ params.Who }}</b><br></p>"));

        using var inPage = await site.GetAsync(TestSite.RenderTarget("greeting", "&p.who=Ada", "/connect/static"));
        using var frame = await site.GetAsync(TestSite.RenderTarget("greeting", "&p.who=Ada"));

        (await inPage.TextAsync()).ShouldBe("<p>Hello <strong>Ada</strong><br/></p>");
        (await frame.TextAsync()).ShouldContain("<p>Hello <b>Ada</b><br></p>");
    }

    static object Definition(string template) => new { name = "G", output = "auto", template, parameters = new[] { new { name = "Who" } } };
}
