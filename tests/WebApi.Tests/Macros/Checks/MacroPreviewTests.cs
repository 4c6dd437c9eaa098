using System.Net;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Macros.Checks;

public sealed class MacroPreviewTests(WebApiApp app)
{
    [Fact]
    public async Task Preview_FramedDefinition_IsHtmlWithStyles()
    {
        var preview = await PreviewAsync(new { definition = Definitions.Badge(), parameters = new { Text = "a<b" } });

        preview["html"]!.GetValue<string>().ShouldBe("<b class=\"badge\">a&lt;b</b>");
        preview["storage"].ShouldBeNull();
        preview["styles"]!.GetValue<string>().ShouldContain("green");
        preview["steps"]!.GetValue<int>().ShouldBeGreaterThan(0);
        preview["stop"].ShouldBeNull();
    }

    [Fact]
    public async Task Preview_StaticDefinition_IsStorageFormat()
    {
        var preview = await PreviewAsync(new { definition = Definitions.WithBody(output: "static"), body = "<p>x</p>" });

        preview["storage"]!.GetValue<string>().ShouldBe("<div><p>x</p></div>");
        preview["html"].ShouldBeNull();
    }

    [Fact]
    public async Task Preview_TemplateError_IsItsDiagnosticsAndNoOutput()
    {
        var preview = await PreviewAsync(new { definition = Definitions.Badge("{{ if }}") });

        preview["html"].ShouldBeNull();
        preview["diagnostics"]![0]!["line"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Preview_RunawayTemplate_SaysWhyItStopped()
    {
        var preview = await PreviewAsync(new { definition = Definitions.Runaway() });

        preview["stop"]!["kind"]!.GetValue<string>().ShouldBeOneOf("steps", "time", "output");
        preview["stop"]!["line"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Preview_OnAGivenPage_KnowsItAndSaysHowLargeTheOutputIs()
    {
        var preview =
            await PreviewAsync(
                new { definition = Definitions.Badge("{{ page.title }} in {{ space.key }}"), context = new { pageTitle = "Zoë", spaceKey = "DS" } });

        preview["html"]!.GetValue<string>().ShouldBe("Zoë in DS");
        preview["size"]!.GetValue<int>().ShouldBe(10);
    }

    [Fact]
    public async Task Preview_BodyOverOneMegabyte_Is413()
    {
        var site = await TestSite.InstalledAsync(app);
        var request = new { definition = Definitions.WithBody(output: "framed"), body = new string('x', (1 << 20) + 1) };

        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/macros/unsaved/preview", request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    async Task<JsonNode> PreviewAsync(object request)
    {
        var site = await TestSite.InstalledAsync(app);
        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/macros/unsaved/preview", request);
        var text = await answer.TextAsync();
        ((int)answer.StatusCode).ShouldBe(200, text);
        return JsonNode.Parse(text)!;
    }
}
