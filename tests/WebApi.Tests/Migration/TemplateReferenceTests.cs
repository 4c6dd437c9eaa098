using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>IDs of Data Center in templates are named, and a mapping file replaces them; so is the time zone.</summary>
public sealed class TemplateReferenceTests(WebApiApp app)
{
    const string Key = "8a7f808a5e3b2c11015e3b2d44f00017";

    const string Macro = $"""
        ## @noparams
        <p><ac:link><ri:user ri:userkey="{Key}" /></ac:link>
        <a href="/pages/viewpage.action?pageId=98304">a</a> <a href="/pages/viewpage.action?pageId=98304#x">b</a>
        <img src="/download/attachments/98305/logo.png" /> 983040</p>
        <ac:structured-macro ac:name="jira"><ac:parameter ac:name="serverId">144880e9-a353-312f-9412-ed028e8166fa</ac:parameter></ac:structured-macro>
        """;

    [Fact]
    public async Task Plan_IdsOfDataCenter_AreNamedOnceWithTheirLines()
    {
        var site = await TestSite.InstalledAsync(app);

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(("links.vm", Macro)))).Item("links");

        var ids = Reasons(item, "data-center-id", "application-link");
        ids.Select(reason => reason["line"]!.GetValue<int>()).ShouldBe([2, 3, 4, 5]);
        ids[0]["message"]!.GetValue<string>().ShouldContain($"“{Key}”");
        ids[1]["message"]!.GetValue<string>().ShouldContain("“98304” (2 times)");
        ids[2]["message"]!.GetValue<string>().ShouldContain("“/download/attachments/98305/logo.png”");
        ids[3]["message"]!.GetValue<string>().ShouldContain("serverId");
        item["verdict"]!.GetValue<string>().ShouldBe("needsChange");
    }

    [Fact]
    public async Task Import_MappingFile_ReplacesWholeIds()
    {
        var site = await TestSite.InstalledAsync(app);
        const string Mapping = $"old,new\n98304,111\n{Key},5b10ac8d82e05b22cc7d4ef5\n/download/attachments/98305/logo.png,https://cdn.example.com/logo.png\n"
            + "144880e9-a353-312f-9412-ed028e8166fa,0a1b2c3d-0000-3333-9412-000000000001\n";

        var report = await site.ReportAsync("import", MigrationFiles.Zip(("links.vm", Macro), ("ids.csv", Mapping)));

        report["unread"]!.AsArray().ShouldBeEmpty();
        Reasons(report.Item("links"), "data-center-id").ShouldBeEmpty();
        Reasons(report.Item("links"), "ids-replaced").ShouldHaveSingleItem()["message"]!.GetValue<string>().ShouldContain("5");
        var template = (await site.ReadAsync("links"))["draft"]!["definition"]!["template"]!.GetValue<string>();
        template.ShouldContain("ri:account-id=\"5b10ac8d82e05b22cc7d4ef5\"");
        template.ShouldContain("pageId=111#x");
        template.ShouldContain("src=\"https://cdn.example.com/logo.png\"");
        template.ShouldContain("983040</p>");
    }

    [Fact]
    public async Task Plan_MappingThatWouldBecomeCode_IsListedAndPassedOver()
    {
        var site = await TestSite.InstalledAsync(app);

        var report = await site.ReportAsync(
            "plan", MigrationFiles.Zip(("a.vm", "<p>12345</p>"), ("ids.csv", "new,old\n$x.y,12345\n\"<b>\",12345\n,7\n1,\n")));

        report["unread"]!.AsArray().Select(problem => problem!["message"]!.GetValue<string>()[..5]).ShouldBe(["Row 2", "Row 3", "Row 4", "Row 5"]);
        report["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Plan_TemplateThatWritesDates_NamesTheTimeZone()
    {
        var site = await TestSite.InstalledAsync(app);

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(("when.vm", "$action.dateFormatter.formatDate($content.creationDate)")))).Item("when");

        Reasons(item, "time-zone").ShouldHaveSingleItem()["weight"]!.GetValue<string>().ShouldBe("asIs");
    }

    static List<JsonNode> Reasons(JsonNode item, params string[] codes) =>
        [.. item["reasons"]!.AsArray().Select(reason => reason!).Where(reason => codes.Contains(reason["code"]!.GetValue<string>()))];
}
