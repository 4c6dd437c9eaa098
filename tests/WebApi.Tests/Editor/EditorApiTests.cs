using System.Net;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Editor;

public sealed class EditorApiTests(WebApiApp app)
{
    const string Forms = "/connect/forms";

    [Fact]
    public async Task Read_PublishedMacro_IsItsFormForAnyUserAndNothingMore()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.SaveAsync("badge", Definitions.Badge("secret of the draft"));

        var form = await GetAsync(site, $"{Forms}/badge");

        form["name"]!.GetValue<string>().ShouldBe("Badge");
        form["parameters"]![0]!["name"]!.GetValue<string>().ShouldBe("Text");
        form["mayInsert"]!.GetValue<bool>().ShouldBeTrue();
        form.ToJsonString().ShouldNotContain("<b");
        form.ToJsonString().ShouldNotContain("draft");
    }

    [Theory]
    [InlineData("no-such")]
    [InlineData("NO such")]
    [InlineData("only-draft")]
    public async Task Read_NotPublished_Is404(string key)
    {
        var site = await TestSite.InstalledAsync(app);
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = "only-draft", definition = Definitions.Badge() });

        using var answer = await site.SendAsync(HttpMethod.Get, $"{Forms}/{Uri.EscapeDataString(key)}", site.ContextToken(TestSite.Viewer));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("usermacro-any-framed-block-none", "badge")]
    [InlineData("usermacro-any-static-block-none", "greeting")]
    [InlineData("usermacro-any-framed-block-rich", "box")]
    [InlineData("usermacro-any-framed-inline-none", "")]
    public async Task List_GenericModule_OffersTheMacrosItCanShow(string module, string expected)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("greeting", Definitions.Static());
        await site.PublishAsync("box", Definitions.WithBody());

        var list = await GetAsync(site, $"{Forms}?module={module}");

        string.Join(' ', list.AsArray().Select(choice => choice!["key"]!.GetValue<string>())).ShouldBe(expected);
    }

    [Fact]
    public async Task Preview_Values_AreRenderedAsOnAPage()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("greeting", Definitions.Static());
        await site.PublishAsync("box", Definitions.WithBody());

        (await PreviewAsync(site, "badge", new() { ["text"] = "<x>" }))["html"]!.GetValue<string>().ShouldBe("<b class=\"badge\">&lt;x&gt;</b>");
        (await PreviewAsync(site, "greeting", new() { ["who"] = "Ada" }))["storage"]!.GetValue<string>().ShouldBe("<p>Hello Ada</p>");
        (await PreviewAsync(site, "box", []))["html"]!.GetValue<string>().ShouldContain("body of the macro");
        (await PreviewAsync(site, "badge", new() { ["text"] = new string('x', 1025) }))["notice"]!.GetValue<string>().ShouldContain("too long");
    }

    [Fact]
    public async Task Read_RulesKeepItToSome_SaysWhoElseMayInsert()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(
            "badge", new { name = "Badge", template = "x", rules = new { insertAccounts = new[] { site.Administrator }, insertGroups = new[] { "writers" } } });

        var viewer = await GetAsync(site, $"{Forms}/badge");
        var administrator = await GetAsync(site, $"{Forms}/badge", site.Administrator);

        viewer["mayInsert"]!.GetValue<bool>().ShouldBeFalse();
        viewer["insertGroups"]!.ToJsonString().ShouldBe("""["writers"]""");
        administrator["mayInsert"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("/connect/forms/badge")]
    [InlineData("/connect/forms?module=usermacro-any-framed-block-none")]
    public async Task Forms_WithoutAToken_AreRefused(string path)
    {
        using var answer = await app.Client.GetAsync(WebApiApp.BasePath + path, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Forms_OfAnotherSite_AreNotFound()
    {
        var site = await TestSite.InstalledAsync(app);
        var other = await TestSite.InstalledAsync(app);
        await other.PublishAsync("badge", Definitions.Badge());

        using var answer = await site.SendAsync(HttpMethod.Get, $"{Forms}/badge", site.ContextToken(TestSite.Viewer));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static async Task<JsonNode> GetAsync(TestSite site, string path, string viewer = TestSite.Viewer)
    {
        using var answer = await site.SendAsync(HttpMethod.Get, path, site.ContextToken(viewer));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }

    static async Task<JsonNode> PreviewAsync(TestSite site, string key, Dictionary<string, string> parameters)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { parameters });
        using var answer = await site.SendAsync(HttpMethod.Post, $"{Forms}/{key}/preview", site.ContextToken(TestSite.Viewer), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }
}
