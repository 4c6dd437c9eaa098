using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Connections;

/// <summary>Connections from their making to the output of a macro.</summary>
public sealed partial class ConnectionsTests(WebApiApp app)
{
    const string Path = "/api/v1/connections/weather";

    [Fact]
    public async Task Connection_Saved_NeverTellsItsSecretsAgain()
    {
        var (site, host) = await SiteAsync();

        using var list = await site.CallAsync(HttpMethod.Get, "/api/v1/connections");

        var text = await list.TextAsync();
        text.ShouldContain("X-Key");
        text.ShouldContain(host);
        text.ShouldNotContain("geheim");
        using var stale = await site.CallAsync(HttpMethod.Put, Path, new { baseUrl = $"https://{host}" }, ifMatch: 0);
        await stale.ShouldBeProblemAsync(412, "stale-draft");
        using var none = await site.CallAsync(HttpMethod.Put, Path, new { baseUrl = $"https://{host}" });
        none.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        using var inside = await site.CallAsync(HttpMethod.Put, "/api/v1/connections/inside", new { baseUrl = "https://169.254.169.254/latest" }, ifMatch: 0);
        inside.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var viewer = await site.CallAsync(HttpMethod.Get, "/api/v1/connections", token: site.ContextToken(TestSite.Viewer));
        viewer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task GetJson_InAFrame_IsAskedWithTheSecretAndServesForAWhile()
    {
        var (site, host) = await SiteAsync();
        await site.PublishAsync("weather", Definition());
        app.Host.Answers[$"{host}/v1/today?city=Bonn%20%26%20K"] = """{"sky":"<blue>"}""";

        using var answer = await site.GetAsync(TestSite.RenderTarget("weather", "&p.city=Bonn%20%26%20K"));
        using var again = await site.GetAsync(TestSite.RenderTarget("weather", "&p.city=Bonn%20%26%20K"));

        (await answer.TextAsync()).ShouldContain(">[&lt;blue&gt;]</div>");
        (await again.TextAsync()).ShouldContain(">[&lt;blue&gt;]</div>");
        app.Host.Questions[$"{host}/v1/today?city=Bonn%20%26%20K"].ShouldBe(1);
        app.Host.Headers[host].ShouldContain("X-Key: geheim");
        app.Host.Headers[host].ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task GetJson_InStaticOutput_IsInIt()
    {
        var (site, host) = await SiteAsync();
        await site.PublishAsync("weather", Definition(output: "static"));
        app.Host.Answers[$"{host}/v1/today?city=Bonn"] = """{"sky":"blue"}""";

        using var answer = await site.GetAsync(TestSite.RenderTarget("weather", "&p.city=Bonn", "/connect/static"));

        (await answer.TextAsync()).ShouldBe("<p>[blue]</p>");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("huge")]
    public async Task GetJson_AnswerThatCannotBeUsed_IsNothing(string text)
    {
        var (site, host) = await SiteAsync();
        await site.PublishAsync("weather", Definition());
        app.Host.Answers[$"{host}/v1/today?city=Bonn"] = text == "huge" ? $"\"{new string('x', 300 * 1024)}\"" : text;

        using var answer = await site.GetAsync(TestSite.RenderTarget("weather", "&p.city=Bonn"));

        (await answer.TextAsync()).ShouldContain(">[]</div>");
    }

    [Fact]
    public async Task GetJson_ConnectionThatIsNone_IsNothing()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("weather", Definition());

        using var answer = await site.GetAsync(TestSite.RenderTarget("weather", "&p.city=Bonn"));

        (await answer.TextAsync()).ShouldContain(">[]</div>");
    }

    [Fact]
    public async Task GetJson_WithWhatABrowserBrought_IsNeverAsked()
    {
        var (site, host) = await SiteAsync();
        await site.PublishAsync(
            "leak", new
            {
                name = "L", body = "escaped",
                template = "{{ body }} {{ http.get_json('weather', '/leak', { text: body }) }} {{ (http.get_json 'weather' '/today')?.sky }}"
            });
        app.Host.Answers[$"{host}/v1/today"] = """{"sky":"blue"}""";
        app.Host.Answers[$"{host}/v1/leak?text=secret"] = """{"leaked":true}""";
        using var frame = await site.GetAsync(TestSite.RenderTarget("leak"));
        var ticket = WebUtility.HtmlDecode(Tickets().Match(await frame.TextAsync()).Groups["ticket"].Value);
        using var content = JsonContent.Create(new { ticket, body = "secret" });

        using var answer = await site.SendAsync(HttpMethod.Post, "/connect/frames/leak", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);

        (await answer.JsonAsync())["html"]!.GetValue<string>().ShouldBe("secret  blue");
        app.Host.Questions.ContainsKey($"{host}/v1/leak?text=secret").ShouldBeFalse();
    }

    [Fact]
    public async Task GetJson_OfAMacroInsideAnother_IsNeverAskedWithItsParameters()
    {
        var (site, host) = await SiteAsync();
        await site.PublishAsync("around", new { name = "A", body = "rendered", template = "{{ body }}" });
        await site.PublishAsync(
            "inner", new
            {
                name = "I", parameters = new[] { new { name = "text", @default = "none" } },
                template = "{{ http.get_json('weather', '/leak', { text: params.text })?.leaked }} {{ (http.get_json 'weather' '/today')?.sky }}"
            });
        app.Host.Answers[$"{host}/v1/today"] = """{"sky":"blue"}""";
        app.Host.Answers[$"{host}/v1/leak?text=secret"] = """{"leaked":true}""";
        using var frame = await site.GetAsync(TestSite.RenderTarget("around"));
        var ticket = WebUtility.HtmlDecode(Tickets().Match(await frame.TextAsync()).Groups["ticket"].Value);
        var use = new { name = "inner", parameters = new { text = "secret" } };
        using var content = JsonContent.Create(new { ticket, nestedOnly = true, nested = new[] { use } });

        using var answer = await site.SendAsync(
            HttpMethod.Post, "/connect/frames/around", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);

        (await answer.JsonAsync())["parts"]![0]!["html"]!.GetValue<string>().ShouldBe(" blue");
        app.Host.Questions.ContainsKey($"{host}/v1/leak?text=secret").ShouldBeFalse();
    }

    [Fact]
    public async Task GetJson_InAPreview_IsReal()
    {
        var (site, host) = await SiteAsync();
        app.Host.Answers[$"{host}/v1/today?city=Bonn"] = """{"sky":"blue"}""";

        using var answer =
            await site.CallAsync(HttpMethod.Post, "/api/v1/macros/weather/preview", new { definition = Definition(), parameters = new { city = "Bonn" } });

        (await answer.JsonAsync())["html"]!.GetValue<string>().ShouldBe("[blue]");
    }

    static object Definition(string output = "framed")
    {
        const string Text = "[{{ data = http.get_json 'weather' '/today' { city: params.city } }}{{ data?.sky }}]";
        return new { name = "W", output, template = output == "static" ? $"<p>{Text}</p>" : Text, parameters = new[] { new { name = "city" } } };
    }

    /// <summary>A site with a connection to a server of its own.</summary>
    async Task<(TestSite Site, string Host)> SiteAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        var host = site.SiteHost.Replace("atlassian.net", "example.com", StringComparison.Ordinal);
        using var saved =
            await site.CallAsync(
                HttpMethod.Put, Path,
                    new { baseUrl = $"https://{host}/v1", headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Key"] = "geheim" } },
                        ifMatch: 0);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.TextAsync());
        (await saved.TextAsync()).ShouldNotContain("geheim");
        return (site, host);
    }

    [GeneratedRegex("data-ticket=\"(?<ticket>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tickets();
}
