using System.Text.Json.Nodes;
using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Commands;

public sealed class PullTests : ToolTests
{
    [Fact]
    public async Task Pull_EmptyFolder_WritesAllMacros()
    {
        Store("badge");
        Store("status-box", FakeDefinitions.Full());

        var run = await RunAsync("pull");

        run.ShouldBe(new(0, "badge: pulled draft 1\nstatus-box: pulled draft 1\n", ""));
        Read("badge/macro.yaml").ShouldBe("name: badge\nbody: none\noutput: framed\nlayout: block\nlanguage: scriban\n");
        Read("badge/template.scriban").ShouldBe("<b>hello</b>\n");
        Exists("badge/style.css").ShouldBeFalse();
        Exists("badge/script.js").ShouldBeFalse();
        Read("status-box/template.scriban").ShouldBe("<p>\r\n  {{ params.colour }}\r\n</p>");
        Read("status-box/style.css").ShouldBe("p { color: red }\n");
        Read("status-box/script.js").ShouldBe("alert('ü')");
    }

    [Fact]
    public async Task Pull_NamedMacro_WritesOnlyIt()
    {
        Store("badge");
        Store("other");

        (await RunAsync("pull", "badge")).Exit.ShouldBe(0);

        Exists("badge/macro.yaml").ShouldBeTrue();
        Exists("other/macro.yaml").ShouldBeFalse();
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("../up")]
    public async Task Pull_NoSuchMacro_IsWrongUsage(string key)
    {
        var run = await RunAsync("pull", key);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(key);
        Directory.EnumerateFileSystemEntries(Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pull_ListInParts_ReadsThemAll()
    {
        Service.PageSize = 2;
        foreach (var key in new[] { "a", "b", "c", "d", "e" })
        {
            Store(key);
        }

        (await RunAsync("pull")).Exit.ShouldBe(0);

        Directory.GetDirectories(Folder).Select(Path.GetFileName).Order().ShouldBe([".usermacro", "a", "b", "c", "d", "e"]);
    }

    [Fact]
    public async Task Pull_Dir_WritesThere()
    {
        Store("badge");

        (await RunAsync("pull", "--dir", "deep/macros")).Exit.ShouldBe(0);

        Exists("deep/macros/badge/macro.yaml").ShouldBeTrue();
        Exists("deep/macros/.usermacro/state.json").ShouldBeTrue();
        Read("deep/macros/.usermacro/.gitignore").ShouldBe("*\n");
    }

    [Fact]
    public async Task Pull_NewDraftOverUntouchedFiles_IsWritten()
    {
        var macro = Store("badge");
        await RunAsync("pull");
        macro.Save(definition => definition["template"] = "new");

        var run = await RunAsync("pull");

        run.ShouldBe(new(0, "badge: pulled draft 2\n", ""));
        Read("badge/template.scriban").ShouldBe("new");
    }

    [Fact]
    public async Task Pull_TextsTakenAway_RemovesTheirFiles()
    {
        var macro = Store("status-box", FakeDefinitions.Full());
        await RunAsync("pull");
        macro.Save(definition => (definition["styles"], definition["script"]) = ("", ""));

        await RunAsync("pull");

        Exists("status-box/style.css").ShouldBeFalse();
        Exists("status-box/script.js").ShouldBeFalse();
    }

    [Fact]
    public async Task Pull_ChangedOnBothSides_OverwritesNothingUnlessForced()
    {
        var macro = Store("badge");
        await RunAsync("pull");
        macro.Save(definition => definition["template"] = "theirs");
        Write("badge/template.scriban", "mine");

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(3);
        run.Error.ShouldContain("changed here and at the service");
        Read("badge/template.scriban").ShouldBe("mine");
        (await RunAsync("pull", "--force")).Exit.ShouldBe(0);
        Read("badge/template.scriban").ShouldBe("theirs");
    }

    [Fact]
    public async Task Pull_ChangedHereOnly_KeepsIt()
    {
        Store("badge");
        await RunAsync("pull");
        Write("badge/template.scriban", "mine");

        var run = await RunAsync("pull");

        run.ShouldBe(new(0, "badge: changed here only; kept\n", ""));
        Read("badge/template.scriban").ShouldBe("mine");
    }

    [Fact]
    public async Task Pull_UnknownFilesThatDiffer_OverwritesNothing()
    {
        Store("badge");
        WriteMacro("badge", "mine");

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(3);
        Read("badge/template.scriban").ShouldBe("mine");
    }

    [Fact]
    public async Task Pull_BrokenFiles_OverwritesNothing()
    {
        Store("badge");
        Write("badge/macro.yaml", "name: [");

        (await RunAsync("pull")).Exit.ShouldBe(3);

        Read("badge/macro.yaml").ShouldBe("name: [");
    }

    [Fact]
    public async Task Pull_SameSettings_KeepsCommentsAndOrder()
    {
        const string Yaml = "# our badge\nlayout: block\nname: badge\n";
        var macro = Store("badge");
        Write("badge/macro.yaml", Yaml);
        Write("badge/template.scriban", "<b>hello</b>\n");
        await RunAsync("pull");
        macro.Save(definition => definition["template"] = "new");

        (await RunAsync("pull")).Exit.ShouldBe(0);

        Read("badge/macro.yaml").ShouldBe(Yaml);
        Read("badge/template.scriban").ShouldBe("new");
    }

    [Fact]
    public async Task Pull_OneConflict_GoesOnWithTheOthers()
    {
        Store("a");
        Store("b");
        WriteMacro("a", "mine");

        var run = await RunAsync("pull");

        run.Exit.ShouldBe(3);
        Exists("b/macro.yaml").ShouldBeTrue();
    }

    [Fact]
    public async Task Pull_AnotherService_KnowsNothingOfTheFirst()
    {
        Store("badge");
        await RunAsync("pull");
        await using var second = await FakeService.StartAsync();
        second.Stored["badge"] = new(new JsonObject { ["name"] = "other" });

        (await RunAsync("pull", "--url", second.Url)).Exit.ShouldBe(3);

        Read("badge/macro.yaml").ShouldStartWith("name: badge");
    }
}
