using UserMacro.Grains.Interfaces.RateBudgets;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render.Data;

/// <summary>Data of pages in static output: the app asks for them, and shows nothing that the viewer may not see.</summary>
public sealed class StaticDataTests(WebApiApp app)
{
    const string Key = "facts";
    const string Page = $"/wiki/api/v2/pages/{TestSite.PageId}";

    [Fact]
    public async Task Data_AskedFor_AreInTheOutputWhichIsNotKept()
    {
        var site = await PublishedAsync("<p>{{ page.labels | array.join ',' }} {{ page.created | date.to_string '%F' }} {{ user.groups | array.first }}</p>");
        app.Host.Answers[$"{site.SiteHost}{Page}/labels?limit=250"] = """{"results":[{"name":"a"},{"name":"b"}]}""";
        app.Host.Answers[$"{site.SiteHost}{Page}"] = """{"createdAt":"2026-01-02T03:04:05Z"}""";
        app.Host.Answers[$"{site.SiteHost}/wiki/rest/api/user/memberof?accountId={TestSite.Viewer}&limit=200"] = """{"results":[{"name":"staff"}]}""";

        using var answer = await RenderAsync(site);
        using var again = await RenderAsync(site);

        (await answer.TextAsync()).ShouldBe("<p>a,b 2026-01-02 staff</p>");
        (await again.TextAsync()).ShouldBe(await answer.TextAsync());
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        app.Host.Questions[$"{site.SiteHost}{Page}/labels?limit=250"].ShouldBe(1);
    }

    [Fact]
    public async Task Data_ThirtyMacrosOfOnePageAtOnce_AskOnce()
    {
        var site = await PublishedAsync("<p>{{ page.labels | array.join ',' }}</p>");
        app.Host.Answers[$"{site.SiteHost}{Page}/labels?limit=250"] = """{"results":[{"name":"a"}]}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => RenderAsync(site)));

        foreach (var answer in answers)
        {
            (await answer.TextAsync()).ShouldBe("<p>a</p>");
            answer.Dispose();
        }

        app.Host.Questions[$"{site.SiteHost}{Page}/labels?limit=250"].ShouldBe(1);
    }

    [Fact]
    public async Task Data_Children_AreThoseThatTheViewerMaySee()
    {
        var site = await PublishedAsync("<p>{{ for page in page.children }}{{ page.title }};{{ end }}</p>");
        app.Host.Answers[$"{site.SiteHost}{Page}/direct-children?limit=250"] = """{"results":[{"id":"1","title":"Open"},{"id":"2","title":"Secret"}]}""";
        app.Host.Answers[$"{site.SiteHost}/wiki/rest/api/content/1/permission/check"] = """{"hasPermission":true}""";
        app.Host.Answers[$"{site.SiteHost}/wiki/rest/api/content/2/permission/check"] = """{"hasPermission":false}""";

        using var viewer = await RenderAsync(site);
        using var anonymous = await site.GetAsync(TestSite.RenderTarget(Key, path: "/connect/static"), subject: null);

        (await viewer.TextAsync()).ShouldBe("<p>Open;</p>");
        (await anonymous.TextAsync()).ShouldBe("<p/>");
    }

    [Theory]
    [InlineData("scriban", "<p>{{ user.name }}, {{ page.author_name }}, {{ page.updater_name }}, {{ people['u-8'] }}</p>")]
    [InlineData(
        "velocity",
        "<p>$action.remoteUser.fullName, $content.creatorName, $content.lastModifierName, $userAccessor.getUser('u-8').fullName</p>")]
    public async Task Data_Names_AreAskedForAsTheApp(string language, string template)
    {
        var site = await PublishedAsync(template, language);
        app.Host.Answers[$"{site.SiteHost}{Page}"] = """{"authorId":"u-7","version":{"authorId":"viewer-1"}}""";
        app.Host.Answers[$"{site.SiteHost}/wiki/rest/api/user?accountId={TestSite.Viewer}"] = """{"displayName":"Ada"}""";
        app.Host.Answers[$"{site.SiteHost}/wiki/rest/api/user?accountId=u-7"] = """{"displayName":"Dora & Co"}""";

        using var answer = await RenderAsync(site);

        (await answer.TextAsync()).ShouldBe("<p>Ada, Dora &amp; Co, Ada, Name not available</p>");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("scriban", "static", "<p><a href='/wiki/people/u-7'>{{ people['u-7'] }}</a></p>")]
    [InlineData("velocity", "static", "<p>#usernameLink('u-7')</p>")]
    [InlineData("velocity", "framed", "<p>#usernameLink('u-7')</p>")]
    public async Task Data_LinksToPeople_AreMentions(string language, string output, string template)
    {
        var site = await PublishedAsync(template, language, output);

        using var answer = await RenderAsync(site);

        (await answer.TextAsync()).ShouldMatch("^<p><ac:link><ri:user ri:account-id=\"u-7\" ?/></ac:link></p>$");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Data_OfASiteThatRefusesOrFailsOrAnswersGarbage_AreNothing(int status)
    {
        var site = await PublishedAsync("<p>[{{ page.labels | array.join ',' }}]</p>");
        app.Host.Refuse(site.SiteHost, status);

        using var answer = await RenderAsync(site);

        (await answer.TextAsync()).ShouldBe("<p>[]</p>");
    }

    [Fact]
    public async Task Data_OverBudget_AreNothingAndNobodyIsAsked()
    {
        var site = await PublishedAsync("<p>[{{ page.labels | array.join ',' }}]</p>");
        app.Host.Answers[$"{site.SiteHost}{Page}/labels?limit=250"] = """{"results":[{"name":"a"}]}""";
        app.Faults.Answer(await site.TenantKeyAsync(), nameof(IRateBudgetGrain.Take), () => false);

        using var answer = await RenderAsync(site);

        (await answer.TextAsync()).ShouldBe("<p>[]</p>");
        app.Host.Questions.ContainsKey($"{site.SiteHost}{Page}/labels?limit=250").ShouldBeFalse();
        using var usage = await site.CallAsync(HttpMethod.Get, $"/api/v1/macros/{Key}/usage");
        (await usage.JsonAsync())["total"]!["withoutData"]!.GetValue<int>().ShouldBe(1);
    }

    static Task<HttpResponseMessage> RenderAsync(TestSite site) => site.GetAsync(TestSite.RenderTarget(Key, path: "/connect/static"));

    async Task<TestSite> PublishedAsync(string template, string language = "scriban", string output = "static")
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(Key, new { name = "F", output, template, language });
        return site;
    }
}
