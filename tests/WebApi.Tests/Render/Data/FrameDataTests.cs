using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render.Data;

/// <summary>Data of pages in framed output: the viewer's browser asks for them.</summary>
public sealed partial class FrameDataTests(WebApiApp app)
{
    const string Key = "facts";
    const string Labels = $"/api/v2/pages/{TestSite.PageId}/labels?limit=250";
    const string Ancestors = $"/api/v2/pages/{TestSite.PageId}/ancestors?limit=250";

    [Fact]
    public async Task Data_AskedFor_AreNamedInTheFrameAndShownOnceBrought()
    {
        var site = await PublishedAsync("{{ for label in page.labels }}<b>{{ label }}</b>{{ end }}{{ space.name }}");
        var page = await PageAsync(site);
        Attribute(page, "asks").ShouldBe($"{Labels} /api/v2/spaces?keys=DOC");

        using var answer = await PostAsync(site, Attribute(page, "ticket"), new()
        {
            [Labels] = """{"results":[{"name":"<x>"}]}""",
            ["/api/v2/spaces?keys=DOC"] = """{"results":[{"name":"Docs"}]}""",
        });

        var output = await answer.JsonAsync();
        output["html"]!.GetValue<string>().ShouldBe("<b>&lt;x&gt;</b>Docs");
        output["asks"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("scriban", "{{ page.updater_name }}|{{ people['u-8'] }}|{{ people['u-9'] }}")]
    [InlineData("velocity", "$content.lastModifierName|$userAccessor.getUser('u-8').fullName|$userAccessor.getUser('u-9').fullName")]
    public async Task Data_Names_AreFetchedInTheViewersBrowser(string language, string template)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, new { name = "F", template, language });
        const string Page = $"/api/v2/pages/{TestSite.PageId}";
        var asked = app.Host.UserQuestions[site.SiteHost];
        var page = await PageAsync(site);
        Attribute(page, "asks").Split(' ').ShouldBe([Page, "/rest/api/user?accountId=u-8", "/rest/api/user?accountId=u-9"], ignoreOrder: true);
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Page] = """{"version":{"authorId":"u-7"}}""",
            ["/rest/api/user?accountId=u-8"] = """{"displayName":"Dora <D>"}""",
            ["/rest/api/user?accountId=u-9"] = null,
        };

        using var second = await PostAsync(site, Attribute(page, "ticket"), answers);
        answers["/rest/api/user?accountId=u-7"] = """{"displayName":"Ada"}""";
        using var last = await PostAsync(site, Attribute(page, "ticket"), answers);

        (await AsksAsync(second)).ShouldBe("/rest/api/user?accountId=u-7");
        (await last.JsonAsync())["html"]!.GetValue<string>().ShouldBe("Ada|Dora &lt;D&gt;|Name not available");
        app.Host.UserQuestions[site.SiteHost].ShouldBe(asked, "the app asks nothing");
    }

    [Fact]
    public async Task Data_ThatLeadToMore_AreAskedForInRounds()
    {
        var site = await PublishedAsync("{{ for above in page.ancestors }}{{ above.title }}/{{ end }}{{ if page.ancestors.size > 0; page.labels; end }}");
        var ticket = Attribute(await PageAsync(site), "ticket");
        const string Titles = "/api/v2/pages?id=5&limit=250";
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal) { [Ancestors] = """{"results":[{"id":"5"}]}""" };

        using var second = await PostAsync(site, ticket, answers);
        answers[Titles] = """{"results":[{"id":"5","title":"Top"}]}""";
        using var third = await PostAsync(site, ticket, answers);
        answers[Labels] = null;
        using var last = await PostAsync(site, ticket, answers);

        (await AsksAsync(second)).ShouldBe(Titles);
        (await AsksAsync(third)).ShouldBe(Labels);
        (await last.JsonAsync())["html"]!.GetValue<string>().ShouldBe("Top/[]");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("<html>")]
    [InlineData("""{"results":"x"}""")]
    public async Task Data_RefusedOrGarbage_AreNothing(string? answer)
    {
        var site = await PublishedAsync("[{{ page.labels | array.join ',' }}]");
        var ticket = Attribute(await PageAsync(site), "ticket");

        using var output = await PostAsync(site, ticket, new() { [Labels] = answer });

        (await output.JsonAsync())["html"]!.GetValue<string>().ShouldBe("[]");
    }

    [Fact]
    public async Task Data_OfAddressesThatWereNotAsked_AreIgnored()
    {
        var site = await PublishedAsync("[{{ page.labels | array.join ',' }}]");
        var ticket = Attribute(await PageAsync(site), "ticket");

        using var output = await PostAsync(site, ticket, new() { ["/api/v2/pages/1/labels?limit=250"] = """{"results":[{"name":"foreign"}]}""" });

        (await AsksAsync(output)).ShouldBe(Labels);
    }

    [Fact]
    public async Task Data_TooManyAnswers_Are413()
    {
        var site = await PublishedAsync("{{ page.labels }}");
        var ticket = Attribute(await PageAsync(site), "ticket");

        using var output =
            await PostAsync(site, ticket, Enumerable.Range(0, 60).ToDictionary(number => $"/{number}", _ => (string?)"{}", StringComparer.Ordinal));

        await output.ShouldBeProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task Data_OfNoPage_NeedNoSecondRequest()
    {
        var site = await PublishedAsync("[{{ page.labels | array.join ',' }}]");

        using var answer =
            await site.GetAsync(TestSite.RenderTarget(Key).Replace("page.type=page", "page.type=whiteboard", StringComparison.Ordinal), context: new()
            {
                ["confluence"] = new JsonObject { ["content"] = new JsonObject { ["type"] = "whiteboard", ["version"] = "3", ["id"] = TestSite.PageId } },
            });

        (await answer.TextAsync()).ShouldContain(">[]</div>");
    }

    async Task<TestSite> PublishedAsync(string template)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, new { name = "F", template });
        return site;
    }

    static async Task<string> PageAsync(TestSite site)
    {
        using var answer = await site.GetAsync(TestSite.RenderTarget(Key));
        return await answer.TextAsync();
    }

    static async Task<string> AsksAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return string.Join(' ', (await answer.JsonAsync())["asks"]!.AsArray().Select(ask => ask!.GetValue<string>()));
    }

    static string Attribute(string page, string name) =>
        WebUtility.HtmlDecode(Attributes().Matches(page).Single(match => match.Groups["name"].Value == name).Groups["value"].Value);

    static async Task<HttpResponseMessage> PostAsync(TestSite site, string ticket, Dictionary<string, string?> answers)
    {
        using var content = JsonContent.Create(new { ticket, answers });
        return await site.SendAsync(HttpMethod.Post, $"/connect/frames/{Key}", site.ContextToken(TestSite.Viewer, TestSite.MacroContext()), content);
    }

    [GeneratedRegex("data-(?<name>[a-z]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();
}
