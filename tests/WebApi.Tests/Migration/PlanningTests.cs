using System.Collections.Immutable;
using System.Text;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Migration;
using UserMacro.WebApi.Migration.Conversion;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>What a plan costs, and what it says when that is too much.</summary>
public sealed class PlanningTests(WebApiApp app)
{
    [Fact]
    public async Task Plan_MacroWithUndeclaredParameters_ChecksItOnce()
    {
        var site = await TestSite.InstalledAsync(app);
        var checks = 0;
        Result<CheckOutcome> outcome = new CheckOutcome([], [new(DiagnosticSeverity.Warning, "unknown-parameter", "x", 1, 4, 1, 10)]);
        await site.FailAsync("box", "Check", () =>
        {
            Interlocked.Increment(ref checks);
            return outcome;
        });

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(("box.vm", "<p>$paramText</p>")))).Item("box");

        checks.ShouldBe(1);
        item["parameters"]!.GetValue<int>().ShouldBe(1);
        item["reasons"]!.AsArray().Select(reason => reason!["code"]!.GetValue<string>()).ShouldBe(["parameter-declared"]);
    }

    [Fact]
    public async Task Plan_ChecksThatTakeTooLong_SaysWhatWasNotChecked()
    {
        var site = await TestSite.InstalledAsync(app);
        Result<CheckOutcome> outcome = new CheckOutcome([], []) { ThreadMilliseconds = 61_000 };
        await site.FailAsync("a", "Check", () => outcome);

        var report = await site.ReportAsync("plan", MigrationFiles.Zip(("a.vm", "x"), ("b.vm", "x"), ("c.vm", "x"), ("d.vm", "x")));

        report.Item("b")["verdict"]!.GetValue<string>().ShouldBe("asIs");
        foreach (var late in new[] { "c", "d" })
        {
            report.Item(late)["verdict"]!.GetValue<string>().ShouldBe("needsChange");
            var reason = report.Item(late)["reasons"]!.AsArray().ShouldHaveSingleItem()!;
            reason["code"]!.GetValue<string>().ShouldBe("not-checked");
            reason["message"]!.GetValue<string>().ShouldContain("60 s");
        }
    }

    [Fact]
    public async Task Plan_TemplateThatWritesMacros_NamesThoseOfOtherApps()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        static string Macro(string name) => $"<ac:structured-macro ac:name=\"{name}\"></ac:structured-macro>";

        var report = await site.ReportAsync("plan", MigrationFiles.Zip(
            ("box.vm", Macro("info") + Macro("badge") + Macro("other") + Macro("gliffy") + Macro("gliffy") + Macro("$paramName")), ("other.vm", "x")));

        var reasons = report.Item("box")["reasons"]!.AsArray().Select(reason => $"{reason!["code"]} {reason["message"]}").ToList();
        reasons.ShouldContain(reason => reason.StartsWith("other-app-macro ", StringComparison.Ordinal) && reason.Contains("“gliffy”"), 1);
        reasons.ShouldContain(reason => reason.Contains("“info”, which Confluence has itself"));
        reasons.ShouldContain(reason => reason.Contains("“badge”, which this site has"));
        reasons.ShouldContain(reason => reason.Contains("“other”, which comes with this import"));
    }

    [Fact]
    public async Task Plan_SiteThatRefusesStaticMacros_SaysWhichAreFramedForThat()
    {
        var site = await TestSite.InstalledAsync(app);
        var status = new ModuleSyncStatus(["other"], ImmutableDictionary<string, string>.Empty, 100, null, UpToDate: true) { Framed = ["other"] };
        var reasons = new SiteReasons(
            refusesStatic: !status.Framed.IsEmpty, present: new HashSet<string>(StringComparer.Ordinal), imported: new HashSet<string>(StringComparer.Ordinal));
        var macro = new ConvertedMacro(null!, "box", new() { Name = "Box", Output = OutputMode.Auto, Template = "x" }, []);

        reasons.Of(macro, new(OutputMode.Static, "")).ShouldHaveSingleItem().Code.ShouldBe("framed-here");
        reasons.Of(macro, new(OutputMode.Framed, "")).ShouldBeEmpty();
        (await site.ReportAsync("plan", MigrationFiles.Zip(("box.vm", "x")))).Item("box")["reasons"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_SiloTooBusy_IsNoVerdict()
    {
        var site = await TestSite.InstalledAsync(app);
        Result<CheckOutcome> busy = new UnavailableError("Busy.");
        await site.FailAsync("box", "Check", () => busy);

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(("box.vm", "x")))).Item("box");

        item["verdict"]!.GetValue<string>().ShouldBe("needsChange");
        item["reasons"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("not-checked");
    }

    [Fact]
    public async Task Plan_HostileSettings_AreBoundedInTheReport()
    {
        var site = await TestSite.InstalledAsync(app);
        var parameters = string.Join(
            ',',
            Enumerable.Range(0, 200).Select(number => $$"""{"name":"{{new string('x', 5_000)}}{{number}}","type":"{{new string('t', 5_000)}}"}"""));

        var report = await site.ReportAsync(
            "plan",
            Encoding.UTF8.GetBytes($$"""[{"name":"n","description":"{{new string('<', 100_000)}}","template":"x","parameters":[{{parameters}}]}]"""),
            "file=x.json");

        report["items"]!.AsArray().ShouldHaveSingleItem();
        report.ToJsonString().Length.ShouldBeLessThan(200_000);
    }
}
