using System.Net;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Macros;

public class MacrosApiTests(WebApiApp app)
{
    const string Macros = "/api/v1/macros";

    [Fact]
    public async Task Create_NewMacro_Is201WithAddressAndTag()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, Macros, new { key = "badge", definition = Definitions.Badge() });

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.ToString().ShouldBe($"{WebApiApp.BasePath}{Macros}/badge");
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var details = await answer.JsonAsync();
        details["state"]!.GetValue<string>().ShouldBe("draft");
        details["published"].ShouldBeNull();
        details["draft"]!["editedBy"]!.GetValue<string>().ShouldBe(site.Administrator);
        details["draft"]!["definition"]!["parameters"]![0]!["name"]!.GetValue<string>().ShouldBe("Text");
    }

    [Fact]
    public async Task Create_TakenKey_Is409()
    {
        var site = await TestSite.InstalledAsync(app);
        using var first = await site.CallAsync(HttpMethod.Post, Macros, new { key = "badge", definition = Definitions.Badge() });

        using var answer = await site.CallAsync(HttpMethod.Post, Macros, new { key = "badge", definition = Definitions.Static() });

        await answer.ShouldBeProblemAsync(409, "conflict");
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("")]
    [InlineData("usermacro-mine")]
    [InlineData("../x")]
    public async Task Create_BadKey_Is422OnTheField(string key)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, Macros, new { key, definition = Definitions.Badge() });

        (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!["key"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{\"key\":\"x\"", "$")]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("{\"key\":\"x\"}", "$")]
    [InlineData("{\"key\":\"x\",\"definition\":{\"name\":\"n\",\"colour\":\"red\"}}", "colour")]
    [InlineData("{\"key\":\"x\",\"definition\":{\"name\":\"n\",\"body\":\"wobbly\"}}", "$.definition.body")]
    [InlineData("{\"key\":\"x\",\"definition\":{\"name\":\"n\",\"body\":1}}", "$.definition.body")]
    [InlineData("{\"key\":\"x\",\"definition\":{\"name\":null}}", "$.definition.name")]
    [InlineData("{\"key\":\"x\",\"definition\":{\"name\":\"n\",\"parameters\":null}}", "$.definition.parameters")]
    [InlineData("{\"key\":\"x\",\"key\":\"y\",\"definition\":{\"name\":\"n\"}}", "$")]
    public async Task Create_MalformedJson_Is400WithThePlace(string json, string place)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, Macros, json);

        var problem = await answer.ShouldBeProblemAsync(400, "bad-request");
        if (json.Length > 4)
        {
            problem["detail"]!.GetValue<string>().ShouldContain(place);
        }
    }

    [Fact]
    public async Task Create_NullInAList_Is400()
    {
        var site = await TestSite.InstalledAsync(app);

        using var parameters = await site.CallAsync(HttpMethod.Post, Macros, """{"key":"x","definition":{"name":"n","parameters":[null]}}""");
        using var categories = await site.CallAsync(HttpMethod.Post, Macros, """{"key":"x","definition":{"name":"n","categories":[null]}}""");

        await parameters.ShouldBeProblemAsync(400, "bad-request");
        await categories.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Create_NotJson_Is415()
    {
        var site = await TestSite.InstalledAsync(app);
        using var content = new StringContent("<x/>", null, "text/xml");

        using var answer = await site.SendAsync(HttpMethod.Post, Macros, site.ContextToken(site.Administrator), content);

        await answer.ShouldBeProblemAsync(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Create_Above2MB_Is413()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, Macros, new { key = "x", definition = Definitions.Badge(new string('x', 2 * 1024 * 1024)) });

        await answer.ShouldBeProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task SaveDraft_TemplateError_Is422WithLineAndColumnAndTheDraftIsKept()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", Definitions.Badge("<p>\n  {{ if }}\n</p>"), ifMatch: 1);

        var problem = await answer.ShouldBeProblemAsync(422, "invalid-definition");
        problem["draftKept"]!.GetValue<bool>().ShouldBeTrue();
        problem["title"]!.GetValue<string>().ShouldBe("Saved with errors");
        answer.Headers.ETag!.Tag.ShouldBe("\"2\"");
        var diagnostic = problem["diagnostics"]![0]!;
        diagnostic["severity"]!.GetValue<string>().ShouldBe("error");
        diagnostic["line"]!.GetValue<int>().ShouldBe(2);
        diagnostic["column"]!.GetValue<int>().ShouldBeGreaterThan(1);

        using var kept = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge");
        (await kept.JsonAsync())["draft"]!["definition"]!["template"]!.GetValue<string>().ShouldContain("{{ if }}");
        using var publish = await site.CallAsync(HttpMethod.Post, $"{Macros}/badge/publish", new { note = "" }, ifMatch: 2);
        await publish.ShouldBeProblemAsync(422, "invalid-definition");
        using var page = await site.GetAsync(TestSite.RenderTarget("badge", "&p.text=x"));
        (await page.TextAsync()).ShouldContain("<b class=\"badge\">x</b>");
    }

    [Fact]
    public async Task SaveDraft_FieldError_Is422AndNothingIsStored()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", new { name = "", template = "x" }, ifMatch: 1);

        var problem = await answer.ShouldBeProblemAsync(422, "invalid-definition");
        problem["draftKept"]!.GetValue<bool>().ShouldBeFalse();
        problem["errors"]!["name"].ShouldNotBeNull();
        using var read = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge");
        read.Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task SaveDraft_StaleTag_Is412WithTheCurrentOne()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        using var first = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", Definitions.Badge("<p>1 {{ params.Text }}</p>"), ifMatch: 1);

        using var answer = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", Definitions.Badge("<p>2 {{ params.Text }}</p>"), ifMatch: 1);

        (await answer.ShouldBeProblemAsync(412, "stale-draft"))["currentDraft"]!.GetValue<int>().ShouldBe(2);
        answer.Headers.ETag!.Tag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task SaveDraft_WithoutTag_Is428AndWithAForeignTag400()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var missing = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", Definitions.Badge());
        using var publish = await site.CallAsync(HttpMethod.Post, $"{Macros}/badge/publish", new { note = "" });
        using var negative = await site.CallAsync(HttpMethod.Put, $"{Macros}/badge/draft", Definitions.Badge(), ifMatch: -1);

        await missing.ShouldBeProblemAsync(428, "if-match-required");
        await publish.ShouldBeProblemAsync(428, "if-match-required");
        await negative.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Revision_Published_IsReadBackWithItsAuthor()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge/revisions/1");
        using var missing = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge/revisions/2");

        var revision = await answer.JsonAsync();
        revision["header"]!["author"]!.GetValue<string>().ShouldBe(site.Administrator);
        revision["header"]!["note"]!.GetValue<string>().ShouldBe("first");
        revision["definition"]!["template"]!.GetValue<string>().ShouldContain("params.Text");
        await missing.ShouldBeProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Delete_Macro_TakesItOffListAndPages()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{Macros}/badge");

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var read = await site.CallAsync(HttpMethod.Get, $"{Macros}/badge");
        await read.ShouldBeProblemAsync(404, "not-found");
        using var page = await site.GetAsync(TestSite.RenderTarget("badge"));
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_SearchAndState_NarrowIt()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        using var created = await site.CallAsync(HttpMethod.Post, Macros, new { key = "greeting", definition = Definitions.Static() });

        (await KeysAsync(site, "")).ShouldBe(["badge", "greeting"]);
        (await KeysAsync(site, "?q=COLOUR")).ShouldBe(["badge"]);
        (await KeysAsync(site, "?state=draft")).ShouldBe(["greeting"]);
        (await KeysAsync(site, "?q=nothing")).ShouldBeEmpty();
        using var bad = await site.CallAsync(HttpMethod.Get, $"{Macros}?state=wobbly");
        await bad.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task List_OfAnotherSite_IsItsOwn()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());

        (await KeysAsync(await TestSite.InstalledAsync(app), "")).ShouldBeEmpty();
    }

    static async Task<IEnumerable<string>> KeysAsync(TestSite site, string query)
    {
        using var answer = await site.CallAsync(HttpMethod.Get, Macros + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        var list = await answer.JsonAsync();
        list["slots"]!["total"]!.GetValue<int>().ShouldBe(100);
        return [.. list["items"]!.AsArray().Select(item => item!["key"]!.GetValue<string>())];
    }
}
