using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render.Nested;

/// <summary>Macros inside a framed one: the viewer's browser finds them, the service renders each as if it stood alone.</summary>
public sealed partial class NestedUsesTests(WebApiApp app)
{
    const string Outer = "panel-box";

    [Theory]
    [InlineData("scriban", "<i>{{ params.Word }}</i>{{ body }}")]
    [InlineData("velocity", "<i>$paramWord</i>$body")]
    public async Task Nested_Uses_AreRenderedWithParametersBodyAndStyles(string language, string template)
    {
        var site = await OpenAsync();
        await site.PublishAsync("inner-box", new
        {
            name = "Inner", language, template, body = "rendered", styles = "i { color: red }", parameters = new[] { new { name = "Word" } },
        });

        var parts = await PartsAsync(
            site,
            Use("inner-box", "<p onclick='x()'>in um0n1e</p><script>x()</script>", ("Word", "<b>")),
            Use("inner-box", "", ("word", "two")));

        Html(parts[0]).ShouldBe("<i>&lt;b&gt;</i><p>in um0n1e</p>");
        parts[0]!["styles"]!.GetValue<string>().ShouldContain("color: red");
        Html(parts[1]).ShouldBe("<i>two</i>");
    }

    [Fact]
    public async Task Nested_OuterAndParts_ComeInOneAnswer()
    {
        var site = await OpenAsync();
        await site.PublishAsync("badge", Definitions.Badge());

        var output = await PostAsync(site, new JsonObject { ["body"] = "<p>um0n0e</p>", ["nested"] = new JsonArray(Use("badge", "", ("Text", "x"))) });

        Html(output).ShouldBe("<section><p>um0n0e</p></section>");
        Html(output["parts"]![0]).ShouldBe("<b class=\"badge\">x</b>");
    }

    [Fact]
    public async Task Nested_BodyThatIsText_IsWhatThePageStores()
    {
        var site = await OpenAsync();
        await site.PublishAsync("plain-box", Definitions.WithBody("escaped"));
        var use = Use("plain-box", "<p>converted</p>");
        use["stored"] = "<p>stored</p>";

        Html((await PartsAsync(site, use))[0]).ShouldBe("<section>&lt;p&gt;stored&lt;/p&gt;</section>");
    }

    [Fact]
    public async Task Nested_GenericMacro_ShowsTheOneThatItNames()
    {
        var site = await OpenAsync();
        await site.PublishAsync("badge", Definitions.Badge());

        var parts = await PartsAsync(site, Use("usermacro-any-framed-block-none", "", ("macro", "badge"), ("parameters", "Text=a%20b")));

        Html(parts[0]).ShouldBe("<b class=\"badge\">a b</b>");
    }

    [Theory]
    [InlineData("gliffy", "“gliffy” cannot be shown here: it is a macro of another app, or not published.")]
    [InlineData("Some Macro!", "“Some Macro!” cannot be shown here: it is a macro of another app, or not published.")]
    [InlineData("elsewhere", "This macro cannot be used in this space.")]
    [InlineData("broken", "This macro could not be shown.")]
    public async Task Nested_WhatCannotBeShown_IsASentenceAndTheOthersAreWhole(string name, string sentence)
    {
        var site = await OpenAsync();
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("elsewhere", new { name = "E", template = "secret", rules = new { spaces = new[] { "OTHER" } } });
        await site.PublishAsync("broken", Definitions.Runaway());

        var parts = await PartsAsync(site, Use(name, ""), Use("badge", "", ("text", "x")));

        WebUtility.HtmlDecode(Html(parts[0])).ShouldContain(sentence);
        Html(parts[0]).ShouldNotContain("secret");
        Html(parts[1]).ShouldBe("<b class=\"badge\">x</b>");
    }

    [Fact]
    public async Task Nested_Script_GetsASandboxOfItsOwn()
    {
        var site = await OpenAsync();
        await site.ChangeSettingsAsync(new { rules = new { script = true } });
        await site.PublishAsync("script-box", new { name = "S", template = "<p>x</p>", script = "run()", rules = new { script = true } });

        var part = (await PartsAsync(site, Use("script-box", "")))[0]!;

        part["script"]!.GetValue<string>().ShouldBe("run()");
        part["sandbox"]!.GetValue<string>().ShouldStartWith($"{WebApiApp.BaseUrl}/connect/sandbox/");
    }

    [Fact]
    public async Task Nested_DataOfThePage_AreAskedForWithTheOthers()
    {
        const string Labels = $"/api/v2/pages/{TestSite.PageId}/labels?limit=250";
        var site = await OpenAsync();
        await site.PublishAsync("labels-box", new { name = "L", template = "{{ for label in page.labels }}{{ label }}{{ end }}" });
        var use = Use("labels-box", "");

        var first = await PostAsync(site, new() { ["nestedOnly"] = true, ["nested"] = new JsonArray(use.DeepClone()) });
        var second = await PostAsync(site, new()
        {
            ["nestedOnly"] = true, ["nested"] = new JsonArray(use), ["answers"] = new JsonObject { [Labels] = """{"results":[{"name":"red"}]}""" },
        });

        first["parts"]![0]!["asks"]![0]!.GetValue<string>().ShouldBe(Labels);
        Html(second["parts"]![0]).ShouldBe("red");
    }

    [Fact]
    public async Task Nested_MoreThanMayBe_AreASentenceEachAndCounted()
    {
        var site = await OpenAsync();
        await site.PublishAsync("badge", Definitions.Badge());

        // One more is the post's own: what is only to be cleaned.
        var parts = await PartsAsync(site, [.. Enumerable.Range(0, 203).Select(number => Use("badge", "", ("text", $"{number}")))]);

        parts.Count.ShouldBe(203);
        Html(parts[199]).ShouldBe("<b class=\"badge\">199</b>");
        Html(parts[202]).ShouldContain("more than 200 others");
        (await MissingAsync(site)).ShouldBe("1 0 0 0 0 0");
    }

    [Fact]
    public async Task Nested_BodiesTooLargeTogether_AreASentenceEachAndCounted()
    {
        var site = await OpenAsync();
        await site.PublishAsync("inner-box", Definitions.WithBody());
        var large = new string('x', 600_000);

        var output = await PostAsync(site, new() { ["body"] = large, ["nested"] = new JsonArray(Use("inner-box", large), Use("inner-box", "small")) });

        Html(output).Length.ShouldBeGreaterThan(600_000);
        Html(output["parts"]![0]).ShouldContain("too large");
        Html(output["parts"]![1]).ShouldBe("<section>small</section>");
        (await MissingAsync(site)).ShouldBe("0 0 1 0 0 0");
    }

    [Fact]
    public async Task Missing_WhatTheBrowserSaw_IsCountedByReason()
    {
        var site = await OpenAsync();

        await PostAsync(site, new() { ["nestedOnly"] = true, ["missing"] = new JsonArray("late", "tooDeep", "refused", "unclear", "no reason", "7") });

        (await MissingAsync(site)).ShouldBe("0 1 0 1 1 1");
    }

    [Fact]
    public async Task Nested_WithoutAName_IsOnlyCleaned()
    {
        var site = await OpenAsync();

        var parts = await PartsAsync(site, Use("", "<p onclick='x()'>um0n3e <a href=\"javascript:x()\">a</a></p><script>x()</script>"));

        Html(parts[0]).ShouldBe("<p>um0n3e <a>a</a></p>");
    }

    [Fact]
    public async Task Nested_ParametersBeyondTheLimit_AreASentence()
    {
        var site = await OpenAsync();
        await site.PublishAsync("badge", Definitions.Badge());

        Html((await PartsAsync(site, Use("badge", "", ("text", new string('x', 70_000)))))[0]).ShouldContain("text");
    }

    static async Task<TestSite> OpenAsync(WebApiApp app)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Outer, Definitions.WithBody());
        return site;
    }

    Task<TestSite> OpenAsync() => OpenAsync(app);

    static JsonObject Use(string name, string body, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var values = new JsonObject();
        foreach (var (parameter, value) in parameters)
        {
            values[parameter] = value;
        }

        return new() { ["name"] = name, ["body"] = body, ["parameters"] = values };
    }

    static string Html(JsonNode? output) => output!["html"]!.GetValue<string>();

    static async Task<JsonArray> PartsAsync(TestSite site, params JsonNode[] uses) =>
        (await PostAsync(site, new() { ["nestedOnly"] = true, ["nested"] = new JsonArray(uses) }))["parts"]!.AsArray();

    static async Task<JsonNode> PostAsync(TestSite site, JsonObject posted)
    {
        using var frame = await site.GetAsync(TestSite.RenderTarget(Outer));
        posted["ticket"] = WebUtility.HtmlDecode(Ticket().Match(await frame.TextAsync()).Groups["ticket"].Value);
        using var content = JsonContent.Create(posted);
        using var answer = await site.SendAsync(
            HttpMethod.Post, $"/connect/frames/{Outer}", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }

    static async Task<string> MissingAsync(TestSite site)
    {
        var missing = (await site.GetJsonAsync($"/api/v1/macros/{Outer}/usage"))["total"]!["missing"]!;
        return $"{missing["tooMany"]} {missing["tooDeep"]} {missing["tooLarge"]} {missing["late"]} {missing["refused"]} {missing["unclear"]}";
    }

    [GeneratedRegex("data-ticket=\"(?<ticket>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ticket();
}
