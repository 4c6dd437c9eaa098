using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

public sealed partial class FrameContentRendererTests(WebApiApp app)
{
    const string Key = "panel-box";

    [Fact]
    public async Task Body_Rendered_IsShownWithoutScripts()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        var frame = await OpenAsync(site);
        frame.Source.ShouldBe($"/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1/convert/view");
        frame.Field.ShouldBe("value");
        frame.Address.ShouldBe($"{WebApiApp.BaseUrl}/connect/frames/{Key}");

        using var answer = await PostAsync(
            site, frame.Ticket,
            "<p onclick=\"x()\">Hi <a href=\"javascript:x()\">a</a> <a href=\"/wiki/x\">b</a></p><script>x()</script><form>"
                + "<input name=\"password\"></form>");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var output = await answer.JsonAsync();
        var html = output["html"]!.GetValue<string>();
        html.ShouldStartWith("<section><p>Hi <a>a</a>");
        html.ShouldContain($"href=\"https://{site.SiteHost}/wiki/x\"");
        html.ShouldNotContain("script");
        html.ShouldNotContain("onclick");
        html.ShouldNotContain("<input");
        output["styles"]!.GetValue<string>().ShouldContain("section");
    }

    [Theory]
    [InlineData("escaped")]
    [InlineData("unrendered")]
    public async Task Body_PlainText_IsTextInThePage(string mode)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody(mode));
        var frame = await OpenAsync(site);
        frame.Source.ShouldBe($"/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1");
        frame.Field.ShouldBe("body");

        using var answer = await PostAsync(site, frame.Ticket, "<b>1 < 2</b>");

        (await answer.JsonAsync())["html"]!.GetValue<string>().ShouldBe("<section>&lt;b&gt;1 &lt; 2&lt;/b&gt;</section>");
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("foreign-tenant")]
    [InlineData("foreign-user")]
    [InlineData("foreign-page")]
    [InlineData("no-page")]
    [InlineData("other-macro")]
    [InlineData("garbage")]
    [InlineData("empty")]
    public async Task Body_WithATicketThatIsNotForTheCaller_IsRefused(string kind)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        await site.PublishAsync("other-box", Definitions.WithBody());
        var ticket = (await OpenAsync(site)).Ticket;
        if (kind == "foreign-tenant")
        {
            var foreign = await TestSite.InstalledAsync(app);
            await foreign.PublishAsync(Key, Definitions.WithBody());
            ticket = (await OpenAsync(foreign)).Ticket;
        }

        ticket = kind switch
        {
            "altered" => (ticket[0] == 'A' ? "B" : "A") + ticket[1..],
            "garbage" => "no ticket",
            "empty" => "",
            _ => ticket,
        };
        var context = kind switch { "foreign-page" => TestSite.MacroContext("1"), "no-page" => null, _ => TestSite.MacroContext() };
        var token = site.ContextToken(kind == "foreign-user" ? "viewer-2" : TestSite.Viewer, context);

        using var answer = await PostAsync(site, ticket, "<p>x</p>", token, kind == "other-macro" ? "other-box" : Key);

        await answer.ShouldBeProblemAsync(401, "ticket-refused");
    }

    [Fact]
    public async Task Body_SignedRequestInPlaceOfContextToken_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        var frame = await OpenAsync(site);

        using var answer = await PostAsync(site, frame.Ticket, "x", site.Sign(site.Claims("POST", $"/connect/frames/{Key}", context: TestSite.MacroContext())));

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Body_ParametersOfTheTicket_CannotBeChangedByTheBrowser()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(
            Key, new { name = "P", body = "escaped", template = "{{ params.Level }}: {{ body }}", parameters = new[] { new { name = "Level" } } });
        var frame = await OpenAsync(site, "&p.level=high");
        using var content = JsonContent.Create(new { ticket = frame.Ticket, body = "x", parameters = new { level = "low" } });

        using var more = await site.SendAsync(
            HttpMethod.Post, $"/connect/frames/{Key}?p.level=low", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);
        using var plain = await PostAsync(site, frame.Ticket, "x", target: $"/connect/frames/{Key}?p.level=low");

        (await more.JsonAsync())["html"]!.GetValue<string>().ShouldBe("high: x");
        (await plain.JsonAsync())["html"]!.GetValue<string>().ShouldBe("high: x");
    }

    [Fact]
    public async Task Parameters_InDataCentersSpelling_FillInWhatWasNotSent()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, new
        {
            name = "P",
            template = "{{ params.LinkURL }} {{ params.Level }}",
            parameters = new[] { new { name = "LinkURL" }, new { name = "Level" } },
        });
        var page = await PageAsync(site, "&p.level=high");
        page.ShouldContain("> high</div>");
        Attribute(page, "parameters").ShouldBe($"/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1");
        using var content = JsonContent.Create(
            new { ticket = Attribute(page, "ticket"), parameters = new { LinkURL = "https://a.example/?b=<c>", Level = "low", other = "x" } });

        using var answer = await site.SendAsync(
            HttpMethod.Post, $"/connect/frames/{Key}", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);

        (await answer.JsonAsync())["html"]!.GetValue<string>().ShouldBe("https://a.example/?b=&lt;c&gt; high");
    }

    [Fact]
    public async Task Parameters_AllSentOrInLowerCase_NeedNoSecondRequest()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, new
        {
            name = "P",
            template = "{{ params.Level }}{{ params.note }}",
            parameters = new[] { new { name = "Level" }, new { name = "note" } },
        });

        (await PageAsync(site, "&p.level=high")).ShouldNotContain("data-ticket");
    }

    [Fact]
    public async Task Parameters_TooMany_Are413()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, new { name = "P", template = "{{ params.Level }}", parameters = new[] { new { name = "Level" } } });
        var ticket = Attribute(await PageAsync(site), "ticket");
        using var content = JsonContent.Create(new { ticket, parameters = Enumerable.Range(0, 300).ToDictionary(number => $"p{number}", _ => "x") });

        using var answer = await site.SendAsync(
            HttpMethod.Post, $"/connect/frames/{Key}", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);

        await answer.ShouldBeProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task Body_ThatWouldTakeTooMuchToParse_Is413()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        var frame = await OpenAsync(site);

        using var answer = await PostAsync(site, frame.Ticket, string.Concat(Enumerable.Repeat("<div>", 5000)));

        var problem = await answer.ShouldBeProblemAsync(413, "body-too-large");
        problem["detail"]!.GetValue<string>().ShouldContain("5,000 levels of nested elements, and 256 is the limit");
        problem["limit"]!.GetValue<string>().ShouldBe("body-depth");
    }

    [Fact]
    public async Task Body_StyleThatNestsWithoutEnd_IsShownWithoutIt()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        var frame = await OpenAsync(site);
        var style = string.Concat(Enumerable.Repeat("calc(", 30_000)) + "1" + new string(')', 30_000);

        using var answer = await PostAsync(site, frame.Ticket, $"<p style=\"width:{style}\">x</p>");

        (await answer.JsonAsync())["html"]!.GetValue<string>().ShouldBe("<section><p>x</p></section>");
    }

    [Fact]
    public async Task Body_Above1MB_Is413()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        var frame = await OpenAsync(site);

        using var large = await PostAsync(site, frame.Ticket, new string('x', (1024 * 1024) + 1));
        using var largest = await PostAsync(site, frame.Ticket, new string('x', 3 * 1024 * 1024));

        await large.ShouldBeProblemAsync(413, "body-too-large");
        await largest.ShouldBeProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task Body_AfterAPublish_AsksToReload()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody("escaped"));
        var frame = await OpenAsync(site);
        using var saved = await site.CallAsync(HttpMethod.Put, $"/api/v1/macros/{Key}/draft", Definitions.WithBody(), ifMatch: 1);
        using var published = await site.CallAsync(HttpMethod.Post, $"/api/v1/macros/{Key}/publish", new { note = "" }, ifMatch: 2);
        published.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var answer = await PostAsync(site, frame.Ticket, "<script>x()</script>");

        await answer.ShouldBeProblemAsync(409, "macro-changed");
    }

    [Fact]
    public async Task Body_PoolFull_Is503()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        var frame = await OpenAsync(site);
        await site.FailAsync(Key, nameof(IMacroGrain.Render), () => new RenderBusy(TimeSpan.FromSeconds(1)));

        using var answer = await PostAsync(site, frame.Ticket, "<p>x</p>");

        await answer.ShouldBeProblemAsync(503, "busy");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Body_TokenInTheAddress_IsBare401()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, Definitions.WithBody());
        var frame = await OpenAsync(site);
        using var content = JsonContent.Create(new { ticket = frame.Ticket, body = "x" });

        using var answer = await site.SendAsync(
            HttpMethod.Post, $"/connect/frames/{Key}?jwt={site.ContextToken(TestSite.Viewer, TestSite.MacroContext())}", content: content);

        await answer.ShouldBeBare401Async();
    }

    static async Task<string> PageAsync(TestSite site, string query = "")
    {
        using var answer = await site.GetAsync(TestSite.RenderTarget(Key, query));
        return await answer.TextAsync();
    }

    static async Task<Frame> OpenAsync(TestSite site, string query = "")
    {
        var page = await PageAsync(site, query);
        return new(Attribute(page, "ticket"), Attribute(page, "source"), Attribute(page, "field"), Attribute(page, "frames"));
    }

    static string Attribute(string page, string name) =>
        WebUtility.HtmlDecode(Attributes().Matches(page).Single(match => match.Groups["name"].Value == name).Groups["value"].Value);

    static async Task<HttpResponseMessage> PostAsync(TestSite site, string ticket, string body, string? token = null, string key = Key, string? target = null)
    {
        using var content = JsonContent.Create(new JsonObject { ["ticket"] = ticket, ["body"] = body });
        return await site.SendAsync(
            HttpMethod.Post, target ?? $"/connect/frames/{key}", token ?? site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);
    }

    [GeneratedRegex("data-(?<name>[a-z]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();

    sealed record Frame(string Ticket, string Source, string Field, string Address);
}
