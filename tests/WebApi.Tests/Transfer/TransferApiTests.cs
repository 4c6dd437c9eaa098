using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Transfer;

public class TransferApiTests(WebApiApp app)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task Export_ImportedIntoAnEmptySite_IsExportedAsTheSame()
    {
        var site = await FullSiteAsync();
        var bundle = await ExportAsync(site, "?history=true");
        var other = await TestSite.InstalledAsync(app);

        var items = await ImportAsync(other, bundle);

        items.Select(item => item!["outcome"]!.GetValue<string>()).ShouldBe(["created", "created", "created", "created"]);
        var again = await ExportAsync(other, "?history=true");
        again["macros"]!.ToJsonString().ShouldBe(bundle["macros"]!.ToJsonString());
        using var page = await other.GetAsync(TestSite.RenderTarget("badge", "&p.text=x"));
        (await page.TextAsync()).ShouldContain("<b class=\"badge\">x</b>");
        (await other.GetJsonAsync($"{MacrosPath}/badge/revisions"))["items"]!.AsArray().Count.ShouldBe(3);
        (await PlanAsync(other, bundle)).ShouldBe(["badge same", "draft same", "former same", "off same"]);
        (await site.AuditedAsync("macros.")).ShouldBe(["macros.exported"]);
        (await other.AuditedAsync("macros.")).ShouldBe(["macros.imported", "macros.imported", "macros.imported", "macros.imported", "macros.exported"]);
    }

    [Fact]
    public async Task Import_RevisionsWithSharedParts_TakeTheNumbersOfThisSite()
    {
        var site = await TestSite.InstalledAsync(app);
        foreach (var name in (string[])["same", "other"])
        {
            await site.CreatePartAsync(name, new { kind = "snippet", template = $"<b>{name}</b>" });
        }

        await site.PublishAsync("badge", Definitions.Badge("{{ include 'same' }}{{ include 'other' }}"));
        var bundle = await ExportAsync(site, "?history=true");
        var target = await TestSite.InstalledAsync(app);
        await target.CreatePartAsync("unused", new { kind = "snippet", template = "" });
        await target.CreatePartAsync("other", new { kind = "snippet", template = "<i>mine</i>" });
        var same = (await target.CreatePartAsync("same", new { kind = "snippet", template = "<b>same</b>" }))["number"]!.GetValue<int>();

        await ImportAsync(target, bundle);

        // The one text is this site's too; the number of the other one is that of another text here.
        var parts = (await target.GetJsonAsync($"{MacrosPath}/badge/revisions/1"))["parts"]!;
        (parts["same"]!.GetValue<int>(), parts["other"]!.GetValue<int>()).ShouldBe((same, 0));
        using var page = await target.GetAsync(TestSite.RenderTarget("badge"));
        (await page.TextAsync()).ShouldContain("<b>same</b><b>other</b>");
        var comparison = await target.GetJsonAsync($"{MacrosPath}/badge/compare?from=1&to=draft");
        comparison["parts"]!.AsArray().ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("other");
    }

    [Fact]
    public async Task Plan_RevisionRestoredFromOneThatIsNotInTheBundle_SaysSo()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.SaveAsync("badge", Definitions.Badge("<i>{{ params.Text }}</i>"));
        await site.DoAsync("badge", "publish");
        await site.DoAsync("badge", "restore", new { revision = 1 });
        var target = await TestSite.InstalledAsync(app);

        (await NotesAsync(target, await ExportAsync(site, "?history=true"))).ShouldBeEmpty();
        (await NotesAsync(target, await ExportAsync(site, ""))).ShouldHaveSingleItem()
            .ShouldBe("Revision 3 was restored from revision 1, which is not in the archive: its restoredFrom becomes null.");
        await ImportAsync(target, await ExportAsync(site, ""));
        (await target.GetJsonAsync($"{MacrosPath}/badge/revisions/3"))["header"]!["restoredFrom"].ShouldBeNull();
    }

    static async Task<IReadOnlyList<string>> NotesAsync(TestSite site, JsonNode bundle)
    {
        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/import/plan", Request(bundle));
        return [.. (await answer.JsonAsync())["items"]![0]!["notes"]!.AsArray().Select(note => note!.GetValue<string>())];
    }

    [Fact]
    public async Task Export_WithoutHistoryAndOfChosenOnes_HoldsOnlyThat()
    {
        var site = await FullSiteAsync();

        var bundle = await ExportAsync(site, "?keys=badge,former");

        var macros = bundle["macros"]!.AsArray();
        macros.Select(macro => macro!["key"]!.GetValue<string>()).ShouldBe(["badge", "former"]);
        macros[0]!["revisions"]!.AsArray().ShouldHaveSingleItem()!["number"]!.GetValue<int>().ShouldBe(3);
        macros[1]!["revisions"]!.AsArray().ShouldBeEmpty();
        using var missing = await site.CallAsync(HttpMethod.Get, "/api/v1/export?keys=badge,nothing");
        await missing.ShouldBeProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Import_Reformatted_IsTheSameBundle()
    {
        var bundle = await ExportAsync(await FullSiteAsync(), "");

        using var answer = await (await TestSite.InstalledAsync(app))
            .CallAsync(HttpMethod.Post, "/api/v1/import", $$"""{"bundle":{{bundle.ToJsonString(Indented)}}}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
    }

    [Fact]
    public async Task Import_Conflict_NeedsAChoice()
    {
        var site = await FullSiteAsync();
        var bundle = await ExportAsync(site, "?history=true&keys=badge,draft");
        await site.SaveAsync("badge", Definitions.Badge("mine {{ params.Text }}"));
        await site.DoAsync("badge", "publish", new { note = "mine" });

        (await PlanAsync(site, bundle)).ShouldBe(["badge conflict", "draft same"]);
        using var undecided = await site.CallAsync(HttpMethod.Post, "/api/v1/import", Request(bundle));
        (await undecided.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]!["choices.badge"].ShouldNotBeNull();

        (await OutcomesAsync(site, bundle, new { badge = new { action = "skip" } })).ShouldBe("badge skipped, draft skipped");
        (await OutcomesAsync(site, bundle, new { badge = new { action = "rename", newKey = "badge-2" } })).ShouldBe("badge-2 created, draft skipped");
        (await OutcomesAsync(site, bundle, new { badge = new { action = "replace" } })).ShouldBe("badge replaced, draft skipped");
        var badge = await site.ReadAsync("badge");
        badge["published"]!["number"]!.GetValue<int>().ShouldBe(5);
        badge["draft"]!["definition"]!["template"]!.GetValue<string>().ShouldNotContain("mine");
        (await site.ReadAsync("badge-2"))["published"]!["number"]!.GetValue<int>().ShouldBe(3);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Import_ReplaceWhereEitherIsDisabled_SaysSoInThePlanAndShowsNothing(bool isDisabledThere, bool isDisabledHere)
    {
        var site = await FullSiteAsync();
        var bundle = await ExportAsync(site, isDisabledThere ? "?keys=off" : "?keys=badge");
        var key = isDisabledThere ? "off" : "badge";
        await site.SaveAsync(key, Definitions.Badge("mine {{ params.Text }}"));
        await site.DoAsync(key, "publish", new { note = "mine" });
        await site.DoAsync(key, isDisabledHere ? "disable" : "enable");

        using var plan = await site.CallAsync(HttpMethod.Post, "/api/v1/import/plan", Request(bundle));
        var item = JsonNode.Parse(await plan.TextAsync())!["items"]!.AsArray().ShouldHaveSingleItem()!;
        (item["verdict"]!.GetValue<string>(), item["disabled"]!.GetValue<bool>()).ShouldBe(("conflict", true));

        await ImportAsync(site, bundle, new Dictionary<string, object> { [key] = new { action = "replace" } });

        (await site.ReadAsync(key))["state"]!.GetValue<string>().ShouldBe("disabled");
        using var page = await site.GetAsync(TestSite.RenderTarget(key, "&p.text=x"));
        (await page.TextAsync()).ShouldNotContain("class=\"badge\"");
    }

    [Theory]
    [InlineData("""{"badge":{"action":"rename"}}""", "choices.badge")]
    [InlineData("""{"badge":{"action":"rename","newKey":"Not A Key"}}""", "choices.badge")]
    [InlineData("""{"badge":{"action":"rename","newKey":"draft"}}""", "choices.badge")]
    [InlineData("""{"badge":{"action":"create"}}""", "choices.badge")]
    [InlineData("""{"nothing":{"action":"skip"},"badge":{"action":"skip"}}""", "choices.nothing")]
    public async Task Import_ChoiceThatDoesNotFit_WritesNothing(string choices, string field)
    {
        var site = await FullSiteAsync();
        var bundle = await ExportAsync(site, "");
        await site.SaveAsync("badge", Definitions.Badge("mine {{ params.Text }}"));

        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/import", $$"""{"bundle":{{bundle.ToJsonString()}},"choices":{{choices}}}""");

        (await answer.ShouldBeProblemAsync(422, "invalid-definition"))["errors"]![field].ShouldNotBeNull();
        (await site.AuditedAsync("macros.imported")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("foreign format")]
    [InlineData("foreign version")]
    [InlineData("another template")]
    [InlineData("another number")]
    [InlineData("another order")]
    [InlineData("one macro fewer")]
    [InlineData("one member more")]
    [InlineData("no checksum")]
    [InlineData("another checksum")]
    public async Task Import_BundleThatIsNotWhole_IsRefusedWholeAndWritesNothing(string fault)
    {
        var bundle = await ExportAsync(await FullSiteAsync(), "?history=true");
        var site = await TestSite.InstalledAsync(app);
        var macros = bundle["macros"]!.AsArray();
        switch (fault)
        {
            case "foreign format": bundle["format"] = "other"; break;
            case "foreign version": bundle["version"] = 2; bundle["more"] = true; break;
            case "another template": macros[0]!["draft"]!["definition"]!["template"] = "tampered"; break;
            case "another number": macros[0]!["revisions"]![0]!["number"] = 7; break;
            case "another order": var first = macros[0]; macros.RemoveAt(0); macros.Add(first); break;
            case "one macro fewer": macros.RemoveAt(0); break;
            case "one member more": macros[0]!["more"] = 1; break;
            case "no checksum": bundle.AsObject().Remove("checksum"); break;
            case "another checksum": bundle["checksum"] = new string('0', 64); break;
        }

        var text = Request(bundle);
        foreach (var path in (string[])["/api/v1/import", "/api/v1/import/plan"])
        {
            using var answer = await site.CallAsync(HttpMethod.Post, path, fault == "truncated" ? text[..(text.Length / 2)] : text);
            await answer.ShouldBeProblemAsync(422, "invalid-bundle");
        }

        (await site.GetJsonAsync(MacrosPath))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Not A Key", "x", 1, 0, "invalid key")]
    [InlineData("x", "no account <script>", 1, 0, "invalid account ID")]
    [InlineData("x", "x", 0, 0, "revisions are incomplete")]
    [InlineData("x", "x", 1, 9, "shared parts")]
    public async Task Import_WellSignedButHostile_IsRefused(string key, string author, int number, int megabytes, string reason)
    {
        var parts = megabytes == 0
            ? "[]"
            : """[{"name":"big","number":1,"editedBy":null,"editedAt":"2026-01-01T00:00:00+00:00","texts":"""
                + $$$"""{"kind":"snippet","language":"scriban","template":"{{{new string('x', megabytes << 20)}}}","styles":"","script":""}}]""";
        var site = await TestSite.InstalledAsync(app);
        var definition =
            """{"name":"n","description":"","categories":[],"body":"none","output":"framed","layout":"block","parameters":"""
            + """[],"language":"scriban","template":"x","styles":"","icon":"","documentation":"","script":"","bundles":[],"rules":"""
            + """{"spaces":[],"hidden":false,"editors":[],"insertAccounts":[],"insertGroups":[],"script":false,"hosts":[]}}""";
        var signed =
            """{"format":"usermacro-bundle","version":1,"createdAt":"2026-01-01T00:00:00+00:00","macros":"""
            + $$$"""[{"key":"{{{key}}}","state":"published","draft":"""
            + $$$"""{"editedBy":null,"editedAt":"2026-01-01T00:00:00+00:00","definition":{{{definition}}}},"revisions":"""
            + $$$"""[{"number":{{{number}}},"author":"{{{author}}}","publishedAt":"2026-01-01T00:00:00+00:00","note":"","restoredFrom":"""
            + $$$"""null,"approval":null,"definition":{{{definition}}},"parts":[]}]}],"parts":{{{parts}}}""";
        signed = signed.Replace("<", "\\u003C", StringComparison.Ordinal).Replace(">", "\\u003E", StringComparison.Ordinal);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signed)));

        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/import", $$$"""{"bundle":{{{signed}}},"checksum":"{{{checksum}}}"}}""");

        (await answer.ShouldBeProblemAsync(422, "invalid-bundle"))["detail"]!.GetValue<string>().ShouldContain(reason);
    }

    [Fact]
    public async Task Import_LargerThanOtherRequests_IsTaken()
    {
        var site = await TestSite.InstalledAsync(app);
        for (var number = 0; number < 25; number++)
        {
            using var created = await site.CallAsync(
                HttpMethod.Post, MacrosPath, new { key = $"big-{number}", definition = new { name = "Big", template = new string('x', 100_000) } });
            created.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        var bundle = await ExportAsync(site, "");

        bundle.ToJsonString().Length.ShouldBeGreaterThan(2 * 1024 * 1024);
        (await ImportAsync(await TestSite.InstalledAsync(app), bundle)).Count.ShouldBe(25);
    }

    [Fact]
    public async Task Import_HistoryLargerThanAMessage_IsWhole()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("big", new { name = "Big", template = "0" });
        for (var number = 1; number <= 45; number++)
        {
            await site.SaveAsync("big", new { name = "Big", template = $"{number}{new string('x', 120_000)}" });
            await site.DoAsync("big", "publish", new { note = "" });
        }

        var bundle = await ExportAsync(site, "?history=true");
        var other = await TestSite.InstalledAsync(app);
        await ImportAsync(other, bundle);

        (await ExportAsync(other, "?history=true"))["macros"]!.ToJsonString().ShouldBe(bundle["macros"]!.ToJsonString());
    }

    [Fact]
    public async Task Import_NotJson_Is415()
    {
        var site = await TestSite.InstalledAsync(app);
        using var content = new StringContent("x", Encoding.UTF8, "text/plain");

        using var answer = await site.SendAsync(HttpMethod.Post, "/api/v1/import", site.ContextToken(site.Administrator), content);

        await answer.ShouldBeProblemAsync(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Transfer_ByAViewer_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);

        foreach (var (method, path) in new[] { ("GET", "export"), ("POST", "import"), ("POST", "import/plan") })
        {
            using var answer = await site.CallAsync(new(method), $"/api/v1/{path}", method == "POST" ? "{}" : null, token: site.ContextToken(TestSite.Viewer));
            await answer.ShouldBeProblemAsync(403, "not-administrator");
        }
    }

    static string Request(JsonNode bundle) => $$"""{"bundle":{{bundle.ToJsonString()}}}""";

    static async Task<JsonNode> ExportAsync(TestSite site, string query) => await site.GetJsonAsync($"/api/v1/export{query}");

    static async Task<JsonArray> ImportAsync(TestSite site, JsonNode bundle, object? choices = null)
    {
        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/import", new { bundle, choices = choices ?? new { } });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return (await answer.JsonAsync())["items"]!.AsArray();
    }

    static async Task<string> OutcomesAsync(TestSite site, JsonNode bundle, object choices) =>
        string.Join(
            ", ",
            (await ImportAsync(site, bundle, choices))
                .Select(item => $"{item!["importedAs"]!.GetValue<string>()} {item["outcome"]!.GetValue<string>()}"));

    static async Task<IEnumerable<string>> PlanAsync(TestSite site, JsonNode bundle)
    {
        using var answer = await site.CallAsync(HttpMethod.Post, "/api/v1/import/plan", new { bundle });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return (await answer.JsonAsync())["items"]!.AsArray().Select(item => $"{item!["key"]!.GetValue<string>()} {item["verdict"]!.GetValue<string>()}");
    }

    /// <summary>A site with a macro in every state, one of them with a history of three.</summary>
    async Task<TestSite> FullSiteAsync()
    {
        var site = await TestSite.InstalledAsync(app);
        var colleague = site.ColleagueToken(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.SaveAsync(
            "badge",
            new { name = "Bädge ✓", template = "2", rules = new { editors = new[] { site.Administrator, $"{site.Administrator}-colleague" } } },
            colleague);
        await site.DoAsync("badge", "publish", new { note = "second <b>" }, colleague);
        await site.DoAsync("badge", "restore", new { revision = 1, note = "back" });
        using var draft = await site.CallAsync(HttpMethod.Post, MacrosPath, new { key = "draft", definition = Definitions.Badge("{{ if }}") });
        draft.StatusCode.ShouldBe(HttpStatusCode.Created);
        await site.PublishAsync("off", Definitions.Static());
        await site.DoAsync("off", "disable");
        await site.PublishAsync("former", Definitions.Static());
        await site.DoAsync("former", "unpublish");
        return site;
    }
}
