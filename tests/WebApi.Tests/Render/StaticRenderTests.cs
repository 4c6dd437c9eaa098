using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Grains.Interfaces.RateBudgets;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

public sealed class StaticRenderTests(WebApiApp app)
{
    const string StaticPath = "/connect/static";
    const string Generic = "usermacro-any-static-block-none";

    [Fact]
    public async Task Static_Unchanged_Is304UntilAPublish()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("greeting", Definitions.Static());
        var target = TestSite.RenderTarget("greeting", "&p.who=Ada", StaticPath);

        using var first = await site.GetAsync(target);
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        first.Headers.CacheControl.NoStore.ShouldBeFalse();
        var tag = first.Headers.ETag!.Tag;
        using var same = await site.GetAsync(target, ifNoneMatch: tag);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.TextAsync()).ShouldBeEmpty();
        using var other = await site.GetAsync(TestSite.RenderTarget("greeting", "&p.who=Bob", StaticPath), ifNoneMatch: tag);
        (await other.TextAsync()).ShouldBe("<p>Hello Bob</p>");

        using var saved = await site.CallAsync(HttpMethod.Put, "/api/v1/macros/greeting/draft", Definitions.Static("<p>Bye {{ params.Who }}</p>"), ifMatch: 1);
        using var published = await site.CallAsync(HttpMethod.Post, "/api/v1/macros/greeting/publish", new { note = "" }, ifMatch: 2);
        using var changed = await site.GetAsync(target, ifNoneMatch: tag);
        (await changed.TextAsync()).ShouldBe("<p>Bye Ada</p>");
        changed.Headers.ETag!.Tag.ShouldNotBe(tag);
    }

    [Theory]
    [InlineData("<p>{{ user.id }}</p>")]
    [InlineData("<p>{{ now }}</p>")]
    public async Task Static_DependsOnViewerOrTime_IsNotKept(string template)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("volatile", Definitions.Static(template + "{{ params.Who }}"));

        using var answer = await site.GetAsync(TestSite.RenderTarget("volatile", path: StaticPath));

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task Static_UnknownMacro_IsAWarningMacro()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.GetAsync(TestSite.RenderTarget("no-such", path: StaticPath));

        await ShouldBeWarningAsync(answer, "no-such");
    }

    [Fact]
    public async Task Static_RunawayTemplate_IsAWarningMacroWithAReference()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("runaway", new { name = "R", output = "static", template = "{{ while true }}x{{ end }}" });

        using var answer = await site.GetAsync(TestSite.RenderTarget("runaway", path: StaticPath));

        await ShouldBeWarningAsync(answer, "Reference: ");
    }

    [Fact]
    public async Task StaticPost_BodyWithMacros_IsPassedThroughUntouched()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody(output: "static"));
        const string body = """<p>a &amp; b</p><ac:structured-macro ac:name="status"><ac:parameter ac:name="title">OK</ac:parameter></ac:structured-macro>""";

        using var answer = await site.PostFormAsync($"{StaticPath}/box", ("page.id", TestSite.PageId), ("macro.id", "m-1"), ("macro.body", body));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldBe($"<div>{body}</div>");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task StaticPost_BodyThatBreaksTheMarkup_IsAWarningMacro()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody(output: "static"));

        using var answer = await site.PostFormAsync($"{StaticPath}/box", ("macro.body", "</div><div>"), ("macro.id", "m-1"));
        using var broken = await site.PostFormAsync($"{StaticPath}/box", ("macro.body", "<p>"), ("macro.id", "m-1"));

        await ShouldBeWarningAsync(broken, "Reference: ");
        await ShouldBeWarningAsync(answer, "Reference: ");
    }

    [Fact]
    public async Task StaticPost_BodyAbove1MB_IsAWarningMacro()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody(output: "static"));

        using var answer = await site.PostFormAsync($"{StaticPath}/box", ("macro.body", new string('x', (1024 * 1024) + 1)), ("macro.id", "m-1"));

        await ShouldBeWarningAsync(answer, "1,048,577");
    }

    [Fact]
    public async Task StaticPost_FormAboveEveryBody_Is413()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.PostFormAsync($"{StaticPath}/box", ("macro.body", new string('x', 4 * 1024 * 1024)));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task StaticPost_FieldsWithoutEnd_Are413()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.PostFormAsync($"{StaticPath}/box", [.. Enumerable.Repeat(("a", ""), 20_000)]);

        await answer.ShouldBeProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task StaticPost_FieldsWithoutEndUnderTheWrongToken_Are401()
    {
        var site = await TestSite.InstalledAsync(app);
        using var content = new StringContent(string.Concat(Enumerable.Repeat("a&", 20_000)), Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await site.SendAsync(HttpMethod.Post, $"{StaticPath}/box", site.ContextToken(TestSite.Viewer), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Static_MacroWithBodyByGet_IsAWarningMacro()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody(output: "static"));

        using var answer = await site.GetAsync(TestSite.RenderTarget("box", path: StaticPath));

        await ShouldBeWarningAsync(answer, "body");
    }

    [Fact]
    public async Task Static_ExportOfAFramedMacro_IsItsHtmlAsStorageFormat()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(
            "badge",
            Definitions.Badge("<span class='lozenge' style='background:#36b37e'>{{ params.Text }}</span><script>1</script><br>{{ output.type }}"));

        using var answer = await site.GetAsync(TestSite.RenderTarget("badge", "&p.text=A%20%26%20B&output.type=pdf", StaticPath));

        (await answer.TextAsync()).ShouldStartWith(
            "<ac:structured-macro ac:name=\"status\"><ac:parameter ac:name=\"title\">A &amp; B</ac:parameter>"
                + "<ac:parameter ac:name=\"colour\">Green</ac:parameter></ac:structured-macro><br/>");
    }

    [Fact]
    public async Task Static_ExportOfAFramedMacroWithBody_AsksConfluenceForTheBodyOfTheTokensMacroOnce()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody());
        const string Body = "<p>a&nbsp;b</p><ac:structured-macro ac:name=\"info\"/>";
        var path = $"{site.SiteHost}/wiki/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1";
        app.Host.MacroBodies[path] = Body;

        using var answer = await site.GetAsync(TestSite.RenderTarget("box", "&macro.id=other", StaticPath));
        using var again = await site.GetAsync(TestSite.RenderTarget("box", path: StaticPath));

        (await answer.TextAsync()).ShouldBe("<ac:structured-macro ac:name=\"panel\"><ac:rich-text-body><p>a&#160;b</p>"
            + "<ac:structured-macro ac:name=\"info\"/></ac:rich-text-body></ac:structured-macro>");
        (await again.TextAsync()).ShouldBe(await answer.TextAsync());
        app.Host.BodyQuestions[path].ShouldBe(1);
    }

    [Fact]
    public async Task Static_RequiredParameterInDataCentersSpelling_IsReadFromThePage()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("link", new
        {
            name = "L",
            output = "static",
            template = "<p>{{ params.LinkURL }} {{ params.Note }}</p>",
            parameters = new[] { new { name = "LinkURL", required = true }, new { name = "Note", required = false } },
        });
        var path = $"{site.SiteHost}/wiki/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1";
        app.Host.MacroBodies[path] = """{"name":"link","parameters":{"LinkURL":{"value":"a & b"},"Note":"n","odd":7}}""";

        using var sent = await site.GetAsync(TestSite.RenderTarget("link", "&p.linkurl=x&p.note=n", StaticPath));
        app.Host.BodyQuestions.ContainsKey(path).ShouldBeFalse();
        using var stored = await site.GetAsync(TestSite.RenderTarget("link", path: StaticPath));

        (await sent.TextAsync()).ShouldBe("<p>x n</p>");
        (await stored.TextAsync()).ShouldBe("<p>a &amp; b n</p>");
    }

    [Fact]
    public async Task Static_TextOfSeveralLines_IsReadFromThePage()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("long-note", new
        {
            name = "N",
            output = "static",
            template = "<p>{{ params.text | string.size }}</p>",
            parameters = new[] { new { name = "text", multiLine = true } },
        });
        var text = string.Concat(Enumerable.Repeat("line\n", 800));
        app.Host.MacroBodies[$"{site.SiteHost}/wiki/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1"] =
            JsonSerializer.Serialize(new { name = "long-note", parameters = new { text = new { value = text } } });

        using var answer = await site.GetAsync(TestSite.RenderTarget("long-note", path: StaticPath));

        (await answer.TextAsync()).ShouldBe("<p>4000</p>");
    }

    [Fact]
    public async Task Static_ThirtyMacrosOfOneVersionAtOnce_AskForThePageOnce()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody());
        var page = site.StorePage(string.Concat(Enumerable.Range(0, 30).Select(number =>
            $"<ac:structured-macro ac:name=\"box\" ac:macro-id=\"m-{number}\">"
            + $"<ac:rich-text-body><p>{number}&nbsp;</p></ac:rich-text-body></ac:structured-macro>")));

        var texts = await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            using var answer = await site.GetAsync(TestSite.RenderTarget("box", path: StaticPath), context: ContextOf($"m-{number}"));
            return await answer.TextAsync();
        }));

        texts.ShouldBe(Enumerable.Range(0, 30).Select(number =>
            $"<ac:structured-macro ac:name=\"panel\"><ac:rich-text-body><p>{number}&#160;</p></ac:rich-text-body></ac:structured-macro>"));
        app.Host.Questions[page].ShouldBe(1);
        app.Host.BodyQuestions.ShouldNotContain(question => question.Key.StartsWith(site.SiteHost, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Static_OverBudget_ParametersKeepTheirDefaultsAndNothingIsKept()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge("<p>{{ params.Text }}</p>"));
        var page = site.StorePage(
            "<ac:structured-macro ac:name=\"badge\" ac:macro-id=\"m-1\"><ac:parameter ac:name=\"Text\">set</ac:parameter></ac:structured-macro>");
        var tenant = await site.TenantKeyAsync();
        app.Faults.Answer(tenant, nameof(IRateBudgetGrain.Take), () => false);

        using var spent = await site.GetAsync(TestSite.RenderTarget("badge", path: StaticPath));

        (await spent.TextAsync()).ShouldBe("<p>plain</p>");
        spent.Headers.CacheControl!.NoStore.ShouldBeTrue();
        spent.Headers.ETag.ShouldBeNull();
        app.Host.Questions.ContainsKey(page).ShouldBeFalse();
        using var usage = await site.CallAsync(HttpMethod.Get, "/api/v1/macros/badge/usage");
        (await usage.JsonAsync())["total"]!["withoutData"]!.GetValue<int>().ShouldBe(1);

        app.Faults.Mend(tenant, nameof(IRateBudgetGrain.Take));
        using var answer = await site.GetAsync(TestSite.RenderTarget("badge", path: StaticPath));
        (await answer.TextAsync()).ShouldBe("<p>set</p>");
        answer.Headers.ETag.ShouldNotBeNull();
    }

    [Fact]
    public async Task Static_OverBudget_BodiesAreShownAllTheSame()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody());
        site.StorePage("<ac:structured-macro ac:name=\"box\" ac:macro-id=\"m-1\"><ac:rich-text-body><p>b</p></ac:rich-text-body></ac:structured-macro>");
        app.Faults.Answer(await site.TenantKeyAsync(), nameof(IRateBudgetGrain.Take), () => false);

        using var answer = await site.GetAsync(TestSite.RenderTarget("box", path: StaticPath));

        (await answer.TextAsync()).ShouldContain("<p>b</p>");
    }

    [Theory]
    [InlineData("<p>")]
    [InlineData("<ac:structured-macro ac:name=\"badge\" ac:macro-id=\"other\"/>")]
    public async Task Static_PageThatCannotBeReadOrLacksTheId_IsAskedForTheMacroAlone(string storage)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge("<p>{{ params.Text }}</p>"));
        site.StorePage(storage);
        app.Host.MacroBodies[$"{site.SiteHost}/wiki/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1"] = """{"parameters":{"Text":"set"}}""";

        using var answer = await site.GetAsync(TestSite.RenderTarget("badge", path: StaticPath));

        (await answer.TextAsync()).ShouldBe("<p>set</p>");
    }

    [Fact]
    public async Task Static_SiteIsDown_ExportHasAWarningMacroForTheMacroWithBodyOnly()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("box", Definitions.WithBody());
        await site.PublishAsync("greeting", Definitions.Static());
        app.Host.Silence(site.SiteHost);

        using var box = await site.GetAsync(TestSite.RenderTarget("box", path: StaticPath));
        using var greeting = await site.GetAsync(TestSite.RenderTarget("greeting", path: StaticPath));

        await ShouldBeWarningAsync(box, "body");
        (await greeting.TextAsync()).ShouldBe("<p>Hello world</p>");
    }

    [Fact]
    public async Task Generic_MacroAndParameters_AreThoseOfThePicker()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("greeting", Definitions.Static());
        var parameters = Uri.EscapeDataString("Who=Ada%20%26%20Bob&other=x");

        using var answer = await site.GetAsync(TestSite.RenderTarget(Generic, $"&um.macro=greeting&um.parameters={parameters}", StaticPath));

        (await answer.TextAsync()).ShouldBe("<p>Hello Ada &amp; Bob</p>");
    }

    [Theory]
    [InlineData("", "No user macro is chosen")]
    [InlineData("No%20Such%3Cx%3E", "No Such")]
    public async Task Generic_NoSuchMacro_IsAWarningMacro(string macro, string text)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.GetAsync(TestSite.RenderTarget(Generic, $"&um.macro={macro}&um.parameters=", StaticPath));

        await ShouldBeWarningAsync(answer, text);
    }

    static JsonObject ContextOf(string macroId)
    {
        var context = TestSite.MacroContext();
        context["confluence"]!["macro"]!["id"] = macroId;
        return context;
    }

    internal static async Task ShouldBeWarningAsync(HttpResponseMessage answer, string text)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var storage = await answer.TextAsync();
        storage.ShouldStartWith("<ac:structured-macro ac:name=\"warning\">");
        storage.ShouldContain(text);
        StorageFormat.IsWellFormed(storage).ShouldBeTrue();
    }
}
