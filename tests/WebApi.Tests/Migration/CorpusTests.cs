using System.Text.Json;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>The macros of the corpus get the verdicts that somebody who knows both worlds gives them.</summary>
public sealed class CorpusTests(WebApiApp app, ITestOutputHelper output)
{
    [Fact]
    public async Task Plan_Corpus_GivesEveryMacroItsVerdict()
    {
        var report = await (await TestSite.InstalledAsync(app)).ReportAsync("plan", MigrationFiles.CorpusZip());

        var verdicts =
            report["items"]!.AsArray()
                .ToDictionary(item => item!["name"]!.GetValue<string>(), item => item!["verdict"]!.GetValue<string>(), StringComparer.Ordinal);
        verdicts.ShouldBe(
            Expected(), ignoreOrder: true, string.Join('\n', report["items"]!.AsArray().Select(item => $"{item!["key"]}: {item["reasons"]!.ToJsonString()}")));
        report["unread"]!.AsArray().ShouldBeEmpty();
        output.WriteLine(
            $"figure: Data Center: of {verdicts.Count} macros {report["asIs"]} run as they are, "
            + $"{report["withDifferences"]} with differences, {report["needsChange"]} need a change, {report["impossible"]} cannot work in the cloud");
    }

    [Fact]
    public async Task Import_CorpusPublished_ShowsWhatRuns()
    {
        var site = await TestSite.InstalledAsync(app);

        var report = await site.ReportAsync("import", MigrationFiles.CorpusZip(), "file=macros.zip&publish=true");

        report["items"]!.AsArray().ShouldAllBe(item => item!["outcome"]!.GetValue<string>() == "created", report.ToJsonString());
        using var page = await site.GetAsync(TestSite.RenderTarget("show-list", "&p.items=a,%3Cb%3E"), context: TestSite.MacroContext());
        (await page.TextAsync()).ShouldContain("<li>&lt;b&gt;</li>");
        var box = await site.ReadAsync("panel-box");
        box["state"]!.GetValue<string>().ShouldBe("published");
        box["draft"]!["editedBy"]!.GetValue<string>().ShouldBe(site.Administrator);
        (await site.ReadAsync("all-spaces"))["state"]!.GetValue<string>().ShouldBe("unpublished");
        var again = await site.ReportAsync("plan", MigrationFiles.CorpusZip());
        again.Item("all-spaces")["standing"]!.GetValue<string>().ShouldBe("same");
    }

    static Dictionary<string, string> Expected()
    {
        using var macros = JsonDocument.Parse(File.ReadAllText(Path.Combine(MigrationFiles.Corpus, "macros.json")));
        return macros.RootElement.EnumerateObject()
            .ToDictionary(macro => macro.Name, macro => macro.Value.GetProperty("verdict").GetString()!, StringComparer.Ordinal);
    }
}
