using System.Net;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Parts;

public class PartsApiTests(WebApiApp app)
{
    const string Parts = "/api/v1/parts";

    [Fact]
    public async Task Part_InAMacro_IsCompiledInAndChangesWhenThatIsPublishedAgain()
    {
        var site = await SiteAsync();
        await site.PublishAsync("badge", Badge());
        (await PageAsync(site)).ShouldContain("<b>Hello x</b>");
        (await PageAsync(site)).ShouldContain(".brand { color: blue }\n.own {}");

        await SaveAsync(site, "greeting", new { kind = "snippet", template = "Good day" });

        (await PageAsync(site)).ShouldContain("<b>Hello x</b>");
        (await site.GetJsonAsync($"{Parts}/greeting/dependants"))["macros"]!.ToJsonString().ShouldBe("""["badge"]""");
        (await site.GetJsonAsync(Parts))["items"]!.AsArray()
            .Select(part => $"{part!["name"]} {part["kind"]} {part["dependants"]}").ShouldBe(["brand bundle 1", "greeting snippet 1"]);
        (await RepublishAsync(site, "greeting")).ShouldBe(["badge 2"]);
        (await PageAsync(site)).ShouldContain("<b>Good day x</b>");
        (await RepublishAsync(site, "greeting")).ShouldBe(["badge 2"]);
        (await site.GetJsonAsync($"{MacrosPath}/badge/revisions/2"))["parts"]!.AsObject().Select(part => part.Key).ShouldBe(["brand", "greeting"]);
        (await site.AuditedAsync("shared-part.")).ShouldBe(["shared-part.changed", "shared-part.changed", "shared-part.changed"]);
    }

    [Fact]
    public async Task Republish_LeavesTheDraftAsItIs()
    {
        var site = await SiteAsync();
        await site.PublishAsync("badge", Badge());
        var draft = await site.SaveAsync("badge", Definitions.Badge("work {{ params.Text }}"));
        await SaveAsync(site, "greeting", new { kind = "snippet", template = "Good day" });

        (await RepublishAsync(site, "greeting")).ShouldBe(["badge 2"]);

        var macro = await site.ReadAsync("badge");
        macro["draft"]!["number"]!.GetValue<int>().ShouldBe(draft);
        macro["hasUnpublishedChanges"]!.GetValue<bool>().ShouldBeTrue();
        (await PageAsync(site)).ShouldContain("<b>Good day x</b>");
    }

    [Fact]
    public async Task Restore_FormerRevision_HasThePartsOfThen()
    {
        var site = await SiteAsync();
        await site.PublishAsync("badge", Badge());
        await SaveAsync(site, "greeting", new { kind = "snippet", template = "Good day" });
        await RepublishAsync(site, "greeting");

        await site.DoAsync("badge", "restore", new { revision = 1, note = "" });

        (await PageAsync(site)).ShouldContain("<b>Hello x</b>");
    }

    [Fact]
    public async Task Republish_WithAPartThatBreaksTheTemplate_FailsForThatMacroOnly()
    {
        var site = await SiteAsync();
        await site.PublishAsync("badge", Badge());
        await site.PublishAsync("other", Definitions.Badge("{{ if false }}{{ include 'greeting' }}{{ end }}"));
        await SaveAsync(site, "greeting", new { kind = "snippet", template = "{{ if }}" });

        using var answer = await site.CallAsync(HttpMethod.Post, $"{Parts}/greeting/republish", new { note = "" });

        var items = (await answer.JsonAsync())["items"]!.AsArray();
        items.Count.ShouldBe(2);
        var problem = items[0]!["problem"]!;
        problem["status"]!.GetValue<int>().ShouldBe(422);
        problem["diagnostics"]![0]!["message"]!.GetValue<string>().ShouldStartWith("In the snippet “greeting”: ");
        (await PageAsync(site)).ShouldContain("<b>Hello x</b>");
    }

    [Theory]
    [InlineData("{{ include 'gone' }}", "unknown-snippet")]
    [InlineData("{{ include 'brand' }}", "unknown-snippet")]
    [InlineData("{{ include params.Text }}", "")]
    public async Task Publish_SnippetThatIsNone_Is422WithItsPlace(string template, string code)
    {
        var site = await SiteAsync();
        using var created = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = "badge", definition = Definitions.Badge($"\n {template}") });

        using var answer = await site.PostAsync("badge", "publish", new { note = "" });

        var diagnostic = (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["diagnostics"]![0]!;
        diagnostic["line"]!.GetValue<int>().ShouldBe(2);
        if (code.Length > 0)
        {
            diagnostic["code"]!.GetValue<string>().ShouldBe(code);
        }
    }

    [Fact]
    public async Task Publish_BundleThatIsNone_Is422()
    {
        var site = await SiteAsync();
        using var created =
            await site.CallAsync(
                HttpMethod.Post, MacrosPath, new { key = "badge", definition = new { name = "x", template = "x", bundles = new[] { "greeting" } } });

        using var answer = await site.PostAsync("badge", "publish", new { note = "" });

        (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["diagnostics"]![0]!["code"]!.GetValue<string>().ShouldBe("unknown-bundle");
    }

    [Fact]
    public async Task Preview_WithParts_ShowsThem()
    {
        var site = await SiteAsync();

        using var answer =
            await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/unsaved/preview", new { definition = Badge(), parameters = new { Text = "x" } });

        var preview = await answer.JsonAsync();
        preview["html"]!.GetValue<string>().ShouldBe("<b>Hello x</b>");
        preview["styles"]!.GetValue<string>().ShouldStartWith(".brand");
    }

    [Fact]
    public async Task Edits_OfParts_AreGuardedLikeThoseOfMacros()
    {
        var site = await SiteAsync();
        await site.PublishAsync("badge", Badge());

        using var taken = await site.CallAsync(HttpMethod.Post, Parts, new { name = "brand", texts = new { kind = "snippet" } });
        await taken.ShouldBeProblemAsync(409, "conflict");
        using var bad = await site.CallAsync(HttpMethod.Post, Parts, new { name = "Not A Name", texts = new { kind = "snippet" } });
        await bad.ShouldBeProblemAsync(422, "invalid-definition");
        using var unguarded = await site.CallAsync(HttpMethod.Put, $"{Parts}/brand", new { kind = "bundle" });
        await unguarded.ShouldBeProblemAsync(428, "if-match-required");
        using var stale = await site.CallAsync(HttpMethod.Put, $"{Parts}/brand", new { kind = "bundle" }, ifMatch: 77);
        await stale.ShouldBeProblemAsync(412, "stale-draft");
        using var missing = await site.CallAsync(HttpMethod.Get, $"{Parts}/nothing");
        await missing.ShouldBeProblemAsync(404, "not-found");
        using var used = await site.CallAsync(HttpMethod.Delete, $"{Parts}/brand", ifMatch: await NumberAsync(site, "brand"));
        await used.ShouldBeProblemAsync(409, "conflict");
        await site.DoAsync("badge", "unpublish");
        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{Parts}/brand", ifMatch: await NumberAsync(site, "brand"));
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent, await deleted.TextAsync());
    }

    [Theory]
    [InlineData("""{"name":"x"}""", 400, "bad-request")]
    [InlineData("""{"name":"x","texts":null}""", 400, "bad-request")]
    [InlineData("""{"name":null,"texts":{"kind":"snippet"}}""", 400, "bad-request")]
    [InlineData("""{"name":"x","texts":{"kind":"other"}}""", 400, "bad-request")]
    [InlineData("""{"name":"x","texts":{"kind":"snippet","template":null}}""", 400, "bad-request")]
    [InlineData("""{"name":"x","texts":{"kind":"snippet","more":1}}""", 400, "bad-request")]
    [InlineData("""{"name":"x","texts":{"kind":"snippet","script":"y"}}""", 422, "invalid-definition")]
    [InlineData("""{"name":"x","texts":{"kind":"snippet","template":"{{ include 'x' }}"}}""", 422, "invalid-definition")]
    public async Task Create_WhatCannotBe_IsRefused(string request, int status, string type)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, Parts, request);

        await answer.ShouldBeProblemAsync(status, type);
        (await site.GetJsonAsync(Parts))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Parts_InABundle_ComeToAnotherSite()
    {
        var site = await SiteAsync();
        await site.PublishAsync("badge", Badge());
        var bundle = await site.GetJsonAsync("/api/v1/export?history=true");
        var other = await TestSite.InstalledAsync(app);

        using var answer = await other.CallAsync(HttpMethod.Post, "/api/v1/import", new { bundle });

        (await answer.JsonAsync())["items"]![0]!["outcome"]!.GetValue<string>().ShouldBe("created", await answer.TextAsync());
        var again = await other.GetJsonAsync("/api/v1/export?history=true");
        again["macros"]!.ToJsonString().ShouldBe(bundle["macros"]!.ToJsonString());
        again["parts"]!.ToJsonString().ShouldBe(bundle["parts"]!.ToJsonString());
        (await PageAsync(other)).ShouldContain("<b>Hello x</b>");
    }

    static object Badge() => new
    {
        name = "Badge",
        template = "<b>{{ include 'greeting' }} {{ params.Text }}</b>",
        styles = ".own {}",
        bundles = new[] { "brand" },
        parameters = new[] { new { name = "Text" } },
    };

    static async Task<string> PageAsync(TestSite site)
    {
        using var page = await site.GetAsync(TestSite.RenderTarget("badge", "&p.text=x"));
        return await page.TextAsync();
    }

    static async Task<int> NumberAsync(TestSite site, string name) => (await site.GetJsonAsync($"{Parts}/{name}"))["number"]!.GetValue<int>();

    static async Task SaveAsync(TestSite site, string name, object texts)
    {
        using var answer = await site.CallAsync(HttpMethod.Put, $"{Parts}/{name}", texts, await NumberAsync(site, name));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
    }

    static async Task<IEnumerable<string>> RepublishAsync(TestSite site, string name)
    {
        using var answer = await site.CallAsync(HttpMethod.Post, $"{Parts}/{name}/republish", new { note = "" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return [.. (await answer.JsonAsync())["items"]!.AsArray().Select(item => $"{item!["key"]} {item["revision"]}")];
    }

    /// <summary>A site with a snippet and a bundle.</summary>
    async Task<TestSite> SiteAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.CreatePartAsync("greeting", new { kind = "snippet", template = "Hello" });
        var bundle = await site.CreatePartAsync("brand", new { kind = "bundle", styles = ".brand { color: blue }" });
        bundle["number"]!.GetValue<int>().ShouldBe(2);
        return site;
    }
}
