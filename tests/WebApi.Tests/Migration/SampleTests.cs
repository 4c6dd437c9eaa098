using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>What is found by rendering macros while they are planned.</summary>
public sealed class SampleTests(WebApiApp app)
{
    const string Mode = "## @param Mode:type=enum|enumValues=folded,plain|default=folded\n";

    [Fact]
    public async Task Plan_MacroThatStopsForOneChoice_NamesTheChoiceAndIsNotPublished()
    {
        var site = await TestSite.InstalledAsync(app);
        var zip = MigrationFiles.Zip(("steps.vm", $"{Mode}<p>$paramMode.substring(0, 6)</p>"));

        var item = (await site.ReportAsync("import", zip, "file=macros.zip&publish=true")).Item("steps");

        item["verdict"]!.GetValue<string>().ShouldBe("needsChange");
        var reason = Reason(item, "stops");
        reason.ShouldContain("Mode = plain");
        (await site.ReadAsync("steps"))["state"]!.GetValue<string>().ShouldBe("unpublished");
    }

    [Fact]
    public async Task Plan_ScriptThatNeedsAValueAsCode_SaysThatItCannotBeRead()
    {
        var site = await TestSite.InstalledAsync(app);

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(
            ("sum.vm", "## @param Op:type=enum|enumValues=+,-|default=+\n<script>var sum = 1 $paramOp 2;</script>")))).Item("sum");

        Reason(item, "broken-script").ShouldContain("as with all values");
    }

    [Theory]
    [InlineData("<script>var x = 1 +;</script>$paramText")]
    [InlineData("<script>var x = $paramText;</script>")]
    [InlineData("#if($paramText.length() > 3)$paramText.substring(4)#end")]
    [InlineData("$paramText.substring(9)")]
    public async Task Plan_MacroThatIsNoBetterInDataCenter_IsNotBlamedForUnusualValues(string template)
    {
        var site = await TestSite.InstalledAsync(app);

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(
            ("box.vm", $"## @param Text:type=string|default=a long enough text\n{template}")))).Item("box");

        var codes = item["reasons"]!.AsArray().Select(reason => reason!["code"]!.GetValue<string>()).ToList();
        codes.ShouldNotContain("stops");
        codes.ShouldNotContain("broken-script");
    }

    [Theory]
    [InlineData("lets", "<script>LETS</script>")]
    [InlineData("depth", "<script>DEPTH</script>")]
    public async Task Plan_ScriptThatIsHardToRead_EndsAndTheMacroIsPlanned(string name, string template)
    {
        var site = await TestSite.InstalledAsync(app);
        template = template
            .Replace("LETS", string.Concat(Enumerable.Range(0, 20_000).Select(number => $"let a{number};")), StringComparison.Ordinal)
            .Replace("DEPTH", new string('(', 200_000), StringComparison.Ordinal);

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(($"{name}.vm", template)))).Item(name);

        item["verdict"]!.GetValue<string>().ShouldNotBe("impossible");
    }

    [Fact]
    public async Task Plan_SameReasonAtManyPlaces_IsSaidOnceWithTheLines()
    {
        var site = await TestSite.InstalledAsync(app);

        var template = string.Concat(Enumerable.Repeat("<p>$spaceManager.getSpace(\"X\")</p>\n", 30)) + "<p>$permissionManager.x</p>";

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(("space-links.vm", template)))).Item("space-links");

        var reasons = item["reasons"]!.AsArray();
        reasons.Select(reason => reason!["message"]!.GetValue<string>()).ShouldBeUnique();
        var reason = reasons.Single(reason => reason!["message"]!.GetValue<string>().Contains("$spaceManager", StringComparison.Ordinal))!;
        reason["count"]!.GetValue<int>().ShouldBe(19);
        reason["lines"]!.AsArray().Select(line => line!.GetValue<int>()).ShouldBe(Enumerable.Range(1, 19));
        reasons.ShouldContain(reason => reason!["message"]!.GetValue<string>().Contains("$permissionManager", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#if($paramAll == \"yes\")<p>$spaceManager.allSpaces</p>#end", "needsChange")]
    [InlineData("#if($paramAll == \"yes\")<b>1</b>#else<p>$spaceManager.allSpaces</p>#end", "needsChange")]
    [InlineData("#if($spaceManager.allSpaces.size() > 3)<p>many</p>#end", "impossible")]
    [InlineData("<p>$spaceManager.allSpaces</p>", "impossible")]
    [InlineData("#foreach($space in $spaceManager.allSpaces)<p>$space.key</p>#end", "impossible")]
    public async Task Plan_WhatTheCloudLacks_WeighsByHowMuchOfTheMacroNeedsIt(string part, string verdict)
    {
        var site = await TestSite.InstalledAsync(app);
        var rest = string.Concat(Enumerable.Repeat("<p>The rest of the macro, which needs nothing.</p>\n", 6));

        var item = (await site.ReportAsync("plan", MigrationFiles.Zip(("list.vm", $"## @param All:type=string\n{rest}{part}\n{rest}")))).Item("list");

        item["verdict"]!.GetValue<string>().ShouldBe(verdict);
    }

    static string Reason(JsonNode item, string code) =>
        item["reasons"]!.AsArray().Single(reason => reason!["code"]!.GetValue<string>() == code)!["message"]!.GetValue<string>();
}
