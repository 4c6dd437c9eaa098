using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>Macros of Data Center through the API: settings, conflicts, reports, and files that are broken or made to do harm.</summary>
public sealed class MigrationApiTests(WebApiApp app)
{
    const string Box = "## @param Colour:title=Colour|type=enum|enumValues=red,blue|default=red\n<p class=\"$paramColour\">$body</p>";

    [Fact]
    public async Task Import_Settings_KeepTheirMeaning()
    {
        var site = await TestSite.InstalledAsync(app);
        const string Scan = """
            [{"name": "Status_Box", "title": "Status <b>box</b>", "description": "Shows <i>it</i>", "bodyType": "ESCAPE_HTML", "hidden": true,
            "categories": ["Visuals & Images", "formatting", "?"],
              "iconLocation": "http://old/i.png", "documentationUrl": "https://docs.example.com/x",
              "parameters": [
                {"name": "Größe", "type": "string"}, {"name": "when", "type": "date", "defaultValue": "today"}, {"name": "on", "type": "boolean",
                "defaultValue": "maybe"},
                {"name": "e", "type": "enum", "defaultValue": "c", "enumValues": ["a", "b"]}, {"name": "E", "type": "string"}, {"name": "n", "type": "int",
                "multiple": true}],
              "template": "<p>$body $paramwhen $paramon $parame $paramn</p>"}]
            """;

        var report = await site.ReportAsync("import", Encoding.UTF8.GetBytes(Scan), "file=scan.json");

        var item = report.Item("status-box");
        item["outcome"]!.GetValue<string>().ShouldBe("created", report.ToJsonString());
        var definition = (await site.ReadAsync("status-box"))["draft"]!["definition"]!;
        definition["language"]!.GetValue<string>().ShouldBe("velocity");
        definition["body"]!.GetValue<string>().ShouldBe("escaped");
        definition["output"]!.GetValue<string>().ShouldBe("auto");
        definition["description"]!.GetValue<string>().ShouldBe("Shows it");
        definition["icon"]!.GetValue<string>().ShouldBeEmpty();
        definition["documentation"]!.GetValue<string>().ShouldBe("https://docs.example.com/x");
        definition["categories"]!.AsArray().Select(category => category!.GetValue<string>()).ShouldBe(["visuals", "formatting"]);
        definition["parameters"]!.AsArray().Select(parameter => $"{parameter!["name"]} {parameter["type"]} {parameter["default"]}").ShouldBe(
            ["when string today", "on boolean ", "e enum c", "n int "]);
        item["reasons"]!.AsArray().Select(reason => reason!["code"]!.GetValue<string>()).ShouldBeSubsetOf(
            ["name-changed", "hidden", "parameter-left-out", "parameter-default", "parameter-type", "address"]);
        item["verdict"]!.GetValue<string>().ShouldBe("withDifferences");
    }

    [Fact]
    public async Task Import_EnumDefaultThatDiffersByCapitals_IsTheValue()
    {
        var site = await TestSite.InstalledAsync(app);
        const string Macro = "## @param Size:title=Size|type=enum|enumValues=Small,Large|default=LARGE\n<p>$paramSize</p>";

        var item = (await site.ReportAsync("import", MigrationFiles.Zip(("size.vm", Macro)))).Item("size");

        var size = (await site.ReadAsync("size"))["draft"]!["definition"]!["parameters"]!.AsArray().ShouldHaveSingleItem()!;
        size["default"]!.GetValue<string>().ShouldBe("Large");
        size["values"]!.AsArray().Select(value => value!.GetValue<string>()).ShouldBe(["Small", "Large"]);
        item["verdict"]!.GetValue<string>().ShouldBe("asIs");
    }

    [Fact]
    public async Task Import_KeyThatIsTaken_DoesWhatWasChosen()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.ReportAsync("import", MigrationFiles.Zip(("box.vm", Box)));
        var other = MigrationFiles.Zip(("box.vm", Box + " changed"), ("BOX.vm", "x"));

        var plan = await site.ReportAsync("plan", other);
        plan.Item("box")["standing"]!.GetValue<string>().ShouldBe("conflict");
        plan["unread"]!.AsArray().ShouldHaveSingleItem()!["message"]!.GetValue<string>().ShouldContain("twice");

        Outcome(await site.ReportAsync("import", other)).ShouldBe("box skipped");
        Outcome(await site.ReportAsync("import", other, "file=m.zip&onConflict=rename")).ShouldBe("box-2 created");
        Outcome(await site.ReportAsync("import", other, "file=m.zip&onConflict=replace")).ShouldBe("box replaced");
        (await site.ReadAsync("box"))["draft"]!["definition"]!["template"]!.GetValue<string>().ShouldEndWith("changed");
    }

    [Fact]
    public async Task Import_Published_IsRenderedWithBodyAndDefaults()
    {
        var site = await TestSite.InstalledAsync(app);
        var zip =
            MigrationFiles.Zip(("box.vm", "## @param Colour:title=C|type=string|default=red\n<p class=\"$paramColour\">#if($paramNone)x#{else}none#end</p>"));
        await site.ReportAsync("import", zip, "file=m.zip&publish=true");

        using var page = await site.GetAsync(TestSite.RenderTarget("box"), context: TestSite.MacroContext());

        (await page.TextAsync()).ShouldContain("<p class=\"red\">none</p>");
    }

    [Fact]
    public async Task Plan_BrokenFiles_AreListedAndTheOthersRead()
    {
        var site = await TestSite.InstalledAsync(app);

        var report = await site.ReportAsync("plan", MigrationFiles.Zip(("box.vm", Box), ("x.json", "{"), ("readme.md", "# x"), ("broken.vm", "#if($x)")));

        report["items"]!.AsArray()
            .Select(item => $"{item!["key"]} {item["verdict"]}").ShouldBe(["box withDifferences", "broken needsChange"], ignoreOrder: true);
        var reason = report.Item("broken")["reasons"]!.AsArray()[0]!;
        (reason["line"]!.GetValue<int>(), reason["column"]!.GetValue<int>()).ShouldBe((1, 1));
        report["unread"]!.AsArray().Select(file => file!["file"]!.GetValue<string>()).ShouldBe(["x.json", "readme.md"], ignoreOrder: true);
        using var list = await site.CallAsync(HttpMethod.Get, MacroCalls.MacrosPath);
        (await list.JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_ArchiveThatLeavesItself_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.SendAsync("plan", MigrationFiles.Zip(("../box.vm", Box)), "file=m.zip");

        (await answer.ShouldBeProblemAsync(422, "invalid-bundle"))["detail"]!.GetValue<string>().ShouldContain("outside of itself");
    }

    [Fact]
    public async Task Plan_Bomb_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.SendAsync("plan", MigrationFiles.Zip(("box.vm", new string(' ', 40 << 20))), "file=m.zip");

        (await answer.ShouldBeProblemAsync(422, "invalid-bundle"))["detail"]!.GetValue<string>().ShouldContain("larger");
    }

    [Fact]
    public async Task Plan_AsCsvAndPage_SaysTheSameAndEscapesWhatIsForeign()
    {
        var site = await TestSite.InstalledAsync(app);
        var macro = new JsonObject { ["name"] = "=cmd", ["title"] = "<script>x</script>", ["template"] = "<p><ac:macro ac:name=\"x\"></ac:macro></p>" };
        var scan = Encoding.UTF8.GetBytes(new JsonArray(macro).ToJsonString());

        using var csv = await site.SendAsync("plan", scan, "file=s.json&format=csv");
        using var page = await site.SendAsync("plan", scan, "file=s.json&format=html");

        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = await csv.TextAsync();
        lines.ShouldContain("s.json,'=cmd,cmd,needs a change");
        lines.ShouldContain("is a spelling that the cloud no longer knows");
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var html = await page.TextAsync();
        html.ShouldContain("&lt;script&gt;x&lt;/script&gt;");
        html.ShouldNotContain("<script>");
        html.ShouldContain("Line 1, column 4");
    }

    [Fact]
    public async Task Calls_WithoutTheRight_AreRefused()
    {
        var site = await TestSite.InstalledAsync(app);
        using var body = new ByteArrayContent(MigrationFiles.Zip(("box.vm", Box)));

        using var viewer = await site.SendAsync(HttpMethod.Post, "/api/v1/migration/import?file=m.zip", site.ContextToken(TestSite.Viewer), body);
        using var nameless = await site.SendAsync("plan", [1], "x=y");

        viewer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        nameless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    static string Outcome(JsonNode report) => string.Join(", ", report["items"]!.AsArray().Select(item => $"{item!["importedAs"]} {item["outcome"]}"));
}
